package dev.sidetone.server.quickstart;

/** The quickstarts' documents. */
final class Twiml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    /** Numbers are called by this one; a placeholder in all quickstarts. */
    static final String CALLER_NUMBER = "1234567890";

    /** Who calls where nobody is known to. */
    static final String SOMEBODY = "client:quick_start";

    static final String WELCOME = response("<Say>Welcome to Twilio</Say>");
    static final String FIRST_CALL =
            response("<Say>Congratulations on making your first call. Goodbye.</Say>");
    static final String INCOMING =
            response("<Say>Congratulations on your first incoming call. Goodbye.</Say>");

    private Twiml() {}

    static String dial(String to, String caller) {
        return Called.isNumber(to)
                ? dial(CALLER_NUMBER, "Number", to)
                : dial(caller.isEmpty() ? SOMEBODY : caller, "Client", to);
    }

    private static String dial(String caller, String noun, String to) {
        return response(
                "<Dial callerId=\""
                        + escaped(caller)
                        + "\"><"
                        + noun
                        + ">"
                        + escaped(to)
                        + "</"
                        + noun
                        + "></Dial>");
    }

    private static String response(String verbs) {
        return HEAD + "<Response>" + verbs + "</Response>";
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c >= ' ' && c < '\uFFFE' || c == '\t';
                    out.append(allowed ? c : ' ');
                }
            }
        }
        return out.toString();
    }
}
