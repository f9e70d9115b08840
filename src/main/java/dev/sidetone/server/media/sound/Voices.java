package dev.sidetone.server.media.sound;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the voices of TwiML are to espeak: a language and a man or a woman. A name that is not known
 * is a woman of the language that was asked for.
 */
final class Voices {
    // names of Amazon Polly's voices; those of women first, men's behind the bar
    private static final Map<String, String> POLLY =
            Map.ofEntries(
                    Map.entry(
                            "en-us",
                            "Joanna Kendra Kimberly Salli Ivy Ruth Danielle|Matthew Joey Justin"
                                    + " Kevin Stephen Gregory"),
                    Map.entry("en-gb", "Amy Emma|Brian Arthur"),
                    Map.entry("en-au", "Nicole Olivia|Russell"),
                    Map.entry("en-in", "Aditi Raveena Kajal|"),
                    Map.entry("en-za", "Ayanda|"),
                    Map.entry("cy", "Gwyneth|"),
                    Map.entry("de", "Marlene Vicki Hannah|Hans Daniel"),
                    Map.entry("fr-fr", "Celine Lea|Mathieu Remi"),
                    Map.entry("fr-ca", "Chantal Gabrielle|Liam"),
                    Map.entry("es-es", "Conchita Lucia|Enrique Sergio"),
                    Map.entry("es-mx", "Mia|Andres"),
                    Map.entry("es-us", "Lupe Penelope|Miguel Pedro"),
                    Map.entry("it", "Carla Bianca|Giorgio Adriano"),
                    Map.entry("pt-br", "Camila Vitoria|Ricardo Thiago"),
                    Map.entry("pt-pt", "Ines|Cristiano"),
                    Map.entry("nl", "Lotte Laura|Ruben"),
                    Map.entry("pl", "Ewa Maja Ola|Jacek Jan"),
                    Map.entry("ru", "Tatyana|Maxim"),
                    Map.entry("tr", "Filiz Burcu|"),
                    Map.entry("sv", "Astrid Elin|"),
                    Map.entry("da", "Naja Sofie|Mads"),
                    Map.entry("nb", "Liv Ida|"),
                    Map.entry("fi", "Suvi|"),
                    Map.entry("is", "Dora|Karl"),
                    Map.entry("ro", "Carmen|"),
                    Map.entry("ja", "Mizuki Kazuha Tomoko|Takumi"),
                    Map.entry("ko", "Seoyeon|"),
                    Map.entry("cmn", "Zhiyu|"),
                    Map.entry("arb", "Zeina|"),
                    Map.entry("ca", "Arlet|"));
    private static final Map<String, String> KNOWN = byName();

    private static final Map<String, String> RENAMED =
            Map.ofEntries(
                    Map.entry("zh", "cmn"),
                    Map.entry("zh-tw", "cmn"),
                    Map.entry("zh-hk", "yue"),
                    Map.entry("arb", "ar"),
                    Map.entry("no", "nb"),
                    Map.entry("es-mx", "es-419"),
                    Map.entry("es-us", "es-419"));
    private static final Set<String> WITH_REGION =
            Set.of("en-us", "en-gb", "es-419", "pt-br", "fr-fr", "fr-be", "fr-ch");

    private Voices() {}

    /** The name that espeak knows the voice by: letters, digits, hyphens and one plus sign. */
    static String espeak(String voice, String language) {
        String name = voice.replaceFirst("^(?i)Polly\\.", "").replaceFirst("-.*", "");
        String known = KNOWN.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known.replaceFirst("[+].*", "").transform(Voices::variant)
                    + known.substring(known.indexOf('+'));
        }
        String tag = voice.matches("(?i)Google\\..+") ? voice.substring(7) : language;
        boolean man = name.equalsIgnoreCase("man");
        return variant(tag) + (man ? "+m3" : "+f3");
    }

    /** The usual voice, of which every espeak has one. */
    static String usual(String voice) {
        return "en-us" + (voice.endsWith("+m3") ? "+m3" : "+f3");
    }

    private static String variant(String tag) {
        String[] parts = tag.toLowerCase(Locale.ROOT).split("[-_]");
        if (!parts[0].matches("[a-z]{2,3}")) {
            return "en-us";
        }
        String region = parts.length > 1 ? parts[0] + "-" + parts[1] : parts[0];
        region = RENAMED.getOrDefault(region, region);
        String base = RENAMED.getOrDefault(parts[0], parts[0]);
        return WITH_REGION.contains(region) || region.equals("yue") ? region : base;
    }

    private static Map<String, String> byName() {
        Map<String, String> names = new HashMap<>();
        POLLY.forEach(
                (language, both) -> {
                    String[] halves = both.split("[|]", -1);
                    for (int i = 0; i < 2; i++) {
                        for (String name : halves[i].split(" ")) {
                            names.put(
                                    name.toLowerCase(Locale.ROOT),
                                    language + (i == 0 ? "+f3" : "+m3"));
                        }
                    }
                });
        names.remove("");
        return Map.copyOf(names);
    }
}
