package dev.sidetone.server;

import dev.sidetone.media.MediaEngine;
import dev.sidetone.server.account.Accounts;
import dev.sidetone.server.anchor.AnchorConfig;
import dev.sidetone.server.anchor.AnchorObserver;
import dev.sidetone.server.anchor.MediaAnchor;
import dev.sidetone.server.console.Console;
import dev.sidetone.server.exchange.Exchange;
import dev.sidetone.server.exchange.Parts;
import dev.sidetone.server.files.BindingFile;
import dev.sidetone.server.files.CredentialFile;
import dev.sidetone.server.files.NumberFile;
import dev.sidetone.server.files.RecordingFolder;
import dev.sidetone.server.files.ServerKey;
import dev.sidetone.server.insights.InsightsBook;
import dev.sidetone.server.media.EngineMediaDesk;
import dev.sidetone.server.media.sound.Speaker;
import dev.sidetone.server.media.sound.WebSounds;
import dev.sidetone.server.notice.ClientNotifications;
import dev.sidetone.server.recording.RecordingBook;
import dev.sidetone.server.script.Script;
import dev.sidetone.server.twiml.Link;
import dev.sidetone.server.webhook.OkHttpCourier;
import dev.sidetone.server.webhook.Signature;
import dev.sidetone.server.webhook.VoiceWebhook;
import dev.sidetone.time.Randomness;
import dev.sidetone.time.Time;
import dev.sidetone.trace.Trace;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** An exchange with real media, sockets and files, put together. */
final class Machinery implements AutoCloseable {
    /** A stock page tries for so long to bring its media back before it gives up. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final OkHttpCourier courier;
    private final VoiceWebhook webhook;
    private final Reports reports;
    private final Routes.Offer offer;

    /** Hears of silent legs from the moment on that there is somebody to tell. */
    private static final class Silence implements AnchorObserver {
        private volatile @Nullable Exchange exchange;

        @Override
        public void silent(String sid) {
            Exchange there = exchange;
            if (there != null) {
                there.mediaLost(sid);
            }
        }

        @Override
        public void flowing(String sid) {
            // whoever was silent for too long has no call any more
        }
    }

    private Machinery(
            OkHttpCourier courier, VoiceWebhook webhook, Reports reports, Routes.Offer offer) {
        this.courier = courier;
        this.webhook = webhook;
        this.reports = reports;
        this.offer = offer;
    }

    static Machinery of(
            ServerConfig config,
            ServerKey key,
            Accounts accounts,
            Time time,
            Randomness randomness,
            Supplier<MediaEngine> media)
            throws IOException {
        Trace trace = new Trace(time::nanos);
        Console console = new Console(time);
        WebhookLog log = new WebhookLog(trace, console);
        OkHttpClient http = new OkHttpClient();
        OkHttpCourier courier = new OkHttpCourier(http);
        VoiceWebhook webhook =
                new VoiceWebhook(courier, accounts.authToken(), time, randomness, log);
        Reports reports = new Reports(accounts, http, log, time, randomness);
        RecordingBook recordings =
                new RecordingBook(
                        new RecordingFolder(config.folder()),
                        accounts.accountSid(),
                        time,
                        randomness);
        Script script = script(config);
        Silence silence = new Silence();
        AnchorConfig anchored =
                AnchorConfig.listeningOn(InetAddress.getByName(config.host())).withSilence(SILENCE);
        MediaAnchor anchor = MediaAnchor.open(anchored, time, randomness, trace, silence);
        Exchange exchange =
                new Exchange(
                        new Parts(
                                key.token(),
                                accounts,
                                time,
                                randomness,
                                trace,
                                new EngineMediaDesk(
                                        media,
                                        Speaker.installed(time),
                                        new WebSounds(playing(http, recordings, accounts), time),
                                        time),
                                new AnchorPaths(anchor),
                                new WebDocuments(accounts.accountSid(), webhook),
                                recordings,
                                reports::tell,
                                new BindingFile(config.folder()),
                                new NumberFile(config.folder()),
                                new CredentialFile(config.folder()),
                                new ClientNotifications(courier, accounts.authToken(), time, log),
                                config.cancels(),
                                script));
        silence.exchange = exchange;
        exchange.watch(console);
        return new Machinery(
                courier,
                webhook,
                reports,
                new Routes.Offer(
                        exchange,
                        accounts,
                        reports.news(exchange.history(), config.cloud().status()),
                        recordings,
                        new InsightsBook(time, exchange::identityOf),
                        script,
                        config.cloud().secret(),
                        console));
    }

    /** What was recorded here may be played here: by our own signature, not by a password. */
    private static OkHttpClient playing(
            OkHttpClient http, RecordingBook recordings, Accounts accounts) {
        return http.newBuilder()
                .addInterceptor(
                        chain -> {
                            Request request = chain.request();
                            String url = request.url().toString();
                            if (!recordings.has(url)) {
                                return chain.proceed(request);
                            }
                            String by = Signature.of(accounts.authToken(), url, Map.of());
                            return chain.proceed(
                                    request.newBuilder().header(Signature.HEADER, by).build());
                        })
                .build();
    }

    private static @Nullable Script script(ServerConfig config) {
        Link voice = config.cloud().voice();
        return voice == null ? null : new Script.Webhook(voice, config.cloud().fallback());
    }

    Exchange exchange() {
        return offer.exchange();
    }

    Routes.Offer offer() {
        return offer;
    }

    @Override
    public void close() {
        offer.console().close();
        exchange().close();
        reports.close();
        webhook.close();
        courier.close();
    }
}
