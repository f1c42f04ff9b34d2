namespace Pointsman.Faults;

/// <summary>What Azure's content filter adds to answers.</summary>
internal static class AzureFilter
{
    public const string Results =
        """{"hate":{"filtered":false,"severity":"safe"},"violence":{"filtered":false,"severity":"safe"}}""";

    public const string Prompt = $$"""{"prompt_index":0,"content_filter_results":{{Results}}}""";

    public static string Error(Refusal refusal) => $$"""
        {"error":{"message":{{JsonText.Quote(refusal.Message)}},"type":null,"param":"prompt",
        """ + $$"""
        "code":"content_filter","status":400,
        """ + """
        "innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":
        """ + """
        {"hate":{"filtered":true,"severity":"high"},"violence":{"filtered":false,"severity":"safe"}}}}}
        """;
}
