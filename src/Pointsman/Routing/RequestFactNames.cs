namespace Pointsman;

/// <summary>What the condition of a route's rule may ask of a request.</summary>
public static class RequestFactNames
{
    /// <summary>How hard a model may be asked to think, from the least to the most.</summary>
    internal static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];

    /// <summary>All names, with what they mean; the documentation lists them from here.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["tokens"] = "tokens that go in, estimated at four bytes of text each",
        ["characters"] = "bytes of text in the conversation, the instructions and the tools",
        ["messages"] = "how many messages there are",
        ["code"] = "whether the messages hold fenced source code",
        ["images"] = "whether images go in",
        ["audio"] = "whether recordings go in",
        ["files"] = "whether files go in",
        ["tools"] = "how many tools the model may call",
        ["json"] = "whether the answer must be JSON",
        ["stream"] = "whether the answer is wanted as a stream",
        ["reasoning"] = "the effort asked for: none < minimal < low < medium < high < xhigh; unknown without one",
        ["system"] = "whether there are instructions beside the conversation",
    };

    /// <summary>The facts whose words have an order, each with its words from the least to the most.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Scales =
        new Dictionary<string, IReadOnlyList<string>> { ["reasoning"] = Efforts };
}
