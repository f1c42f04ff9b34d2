namespace Pointsman;

/// <summary>What the condition of a route's rule may ask of a request.</summary>
public static class RequestFactNames
{
    /// <summary>How hard a model may be asked to think, from the least to the most.</summary>
    internal static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];

    /// <summary>The classes of <see cref="ComplexityClass"/>, from the least to the most.</summary>
    internal static readonly string[] Classes = ["simple", "medium", "complex"];

    /// <summary>All names, with what they mean; the documentation lists them from here.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["tokens"] = "tokens that go in, estimated at four bytes of text each",
        ["characters"] = "bytes of text in the conversation, the instructions and the tools",
        ["messages"] = "how many messages there are",
        ["turns"] = "how many of them are the user's",
        ["document"] = "tokens of the largest single text among them",
        ["language"] = "the language of the last question: en, de, fr, es, it, pt, nl, pl, ru, uk, zh, ja, ko, ar, hi, "
            + "other; unknown with too little text",
        ["code"] = "whether the messages show source code, or the last question is about some",
        ["maths"] = "whether the last question asks to calculate or to prove",
        ["urgent"] = "whether the last question, or the sender, says that it presses",
        ["complexity"] = "how much is asked of the model: simple < medium < complex; by points, or as the sender says",
        ["images"] = "whether images go in",
        ["audio"] = "whether recordings go in",
        ["files"] = "whether files go in",
        ["tools"] = "how many tools the model may call",
        ["json"] = "whether the answer must be JSON",
        ["schema"] = "whether the answer must follow a JSON schema",
        ["toolresult"] = "whether the last message is the result of a tool",
        ["stream"] = "whether the answer is wanted as a stream",
        ["reasoning"] = "the effort asked for: none < minimal < low < medium < high < xhigh; unknown without one",
        ["system"] = "whether there are instructions beside the conversation",
        ["task"] = "what the sender says the request is for: a word of his own; unknown without it",
        ["private"] = "whether the sender says that it is to stay on machines of one's own; never guessed",
        ["key"] = "the name of the key that it came with; unknown without one",
        ["tag"] = "the tags of that key: `tag has team=search`; unknown without any",
    };

    /// <summary>The facts that the words of a question tell; to look at them costs more than all others.</summary>
    public static readonly IReadOnlyList<string> OfWords = ["language", "code", "maths", "urgent", "complexity"];

    /// <summary>The facts whose words have an order, each with its words from the least to the most.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Scales =
        new Dictionary<string, IReadOnlyList<string>> { ["reasoning"] = Efforts, ["complexity"] = Classes };
}
