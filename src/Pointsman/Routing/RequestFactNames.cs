namespace Pointsman;

/// <summary>The facts of a request that conditions may ask for.</summary>
public static class RequestFactNames
{
    /// <summary>Estimated input tokens.</summary>
    public const string Tokens = "tokens";

    /// <summary>Bytes of text.</summary>
    public const string Characters = "characters";

    /// <summary>Messages of the conversation.</summary>
    public const string Messages = "messages";

    /// <summary>Code in the text.</summary>
    public const string Code = "code";

    /// <summary>Images.</summary>
    public const string Images = "images";

    /// <summary>Audio.</summary>
    public const string Audio = "audio";

    /// <summary>Files.</summary>
    public const string Files = "files";

    /// <summary>Tools that the model may call.</summary>
    public const string Tools = "tools";

    /// <summary>An answer in JSON.</summary>
    public const string Json = "json";

    /// <summary>An answer piece by piece.</summary>
    public const string Stream = "stream";

    /// <summary>Thinking first.</summary>
    public const string Reasoning = "reasoning";

    /// <summary>Instructions beside the conversation.</summary>
    public const string System = "system";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Tokens, Characters, Messages, Code, Images, Audio, Files, Tools, Json, Stream, Reasoning, System];
}
