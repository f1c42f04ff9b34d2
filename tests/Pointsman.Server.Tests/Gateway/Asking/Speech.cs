namespace Pointsman.Server.Tests.Gateway;

/// <summary>How a client of each protocol asks. Protocols are words, so that they can stand in test data.</summary>
internal static class Speech
{
    public const string OpenAi = "openai";
    public const string Responses = "responses";
    public const string Anthropic = "anthropic";
    public const string Gemini = "gemini";

    public static readonly string[] All = [OpenAi, Responses, Anthropic, Gemini];

    public const string Question = "Where does the train go?";

    public static string Path(string protocol, string model, bool stream) => protocol switch
    {
        OpenAi => "/v1/chat/completions",
        Responses => "/v1/responses",
        Anthropic => "/v1/messages",
        _ => $"/v1beta/models/{model}:{(stream ? "streamGenerateContent?alt=sse" : "generateContent")}",
    };

    /// <summary>A request; <paramref name="more"/> are further keys, each with a comma behind it.</summary>
    public static string Body(string protocol, string model, bool stream, string more = "")
    {
        string flag = stream ? "\"stream\":true," : "";
        string head = $$"""{{{more}}"model":"{{model}}",{{flag}}""";
        return protocol switch
        {
            OpenAi => head + $$"""
                "messages":[{"role":"user","content":"{{Question}}"}]}
                """,
            Responses => head + $$"""
                "input":"{{Question}}"}
                """,
            Anthropic => head + $$"""
                "max_tokens":100,"messages":[{"role":"user","content":"{{Question}}"}]}
                """,
            _ => $$"""
                {{{more}}"contents":[{"role":"user","parts":[{"text":"{{Question}}"}]}]}
                """,
        };
    }
}
