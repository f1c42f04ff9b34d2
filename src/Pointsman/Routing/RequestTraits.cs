namespace Pointsman;

/// <summary>What a request has or asks for.</summary>
[Flags]
public enum RequestTraits
{
    /// <summary>Nothing out of the ordinary.</summary>
    None = 0,

    /// <summary>The answer is to come piece by piece.</summary>
    Stream = 1,

    /// <summary>The text shows code, or the question is about some.</summary>
    Code = 2,

    /// <summary>Images come with it.</summary>
    Images = 4,

    /// <summary>Audio comes with it.</summary>
    Audio = 8,

    /// <summary>Files come with it.</summary>
    Files = 16,

    /// <summary>The answer is to be JSON.</summary>
    Json = 32,

    /// <summary>There are instructions beside the conversation.</summary>
    System = 64,

    /// <summary>The same request is likely to give the same answer: temperature 0 or a seed, and one answer.</summary>
    Deterministic = 128,

    /// <summary>It can wait.</summary>
    Flexible = 256,

    /// <summary>Something is to be calculated or proved.</summary>
    Maths = 512,

    /// <summary>The question says that it presses.</summary>
    Urgent = 1024,

    /// <summary>The answer is to follow a JSON schema.</summary>
    Schema = 2048,

    /// <summary>The last message is the result of a tool.</summary>
    ToolResult = 4096,

    /// <summary>It must not leave machines of the user's own; somebody said so, it is never guessed.</summary>
    Private = 8192,
}
