namespace Pointsman;

/// <summary>What the condition of a route's rule may ask of a request.</summary>
public static class RequestFactNames
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];

    /// <summary>All names, with what they mean; the documentation lists them from here.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["tokens"] = "tokens that go in, estimated from the text and the attachments",
        ["characters"] = "characters of all messages together",
        ["messages"] = "how many messages there are",
        ["code"] = "whether the messages hold source code",
        ["images"] = "how many images go in",
        ["audio"] = "how many recordings go in",
        ["files"] = "how many files go in",
        ["tools"] = "how many tools the model may call",
        ["json"] = "whether the answer must be JSON",
        ["stream"] = "whether the answer is wanted as a stream",
        ["reasoning"] = "the effort asked for: none < minimal < low < medium < high < xhigh; unknown without one",
        ["system"] = "whether there is a system message",
        ["language"] = "the language of the last message: en, de, fr; unknown when it cannot be told",
    };

    /// <summary>The facts whose words have an order, each with its words from the least to the most.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Scales =
        new Dictionary<string, IReadOnlyList<string>> { ["reasoning"] = Efforts };
}
