using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>What a request asks for, whatever protocol it came in.</summary>
internal sealed record Asked
{
    public required string Model { get; init; }
    public bool Streams { get; init; }

    /// <summary>Whether usage was asked for in a stream.</summary>
    public bool IncludesUsage { get; init; }
    public bool HasStreamOptions { get; init; }

    /// <summary>The text of the last message of the user.</summary>
    public string UserText { get; init; } = "";

    /// <summary>The text of a tool's result, when the conversation ends with one.</summary>
    public string? ToolResult { get; init; }
    public IReadOnlyList<AskedTool> Tools { get; init; } = [];

    /// <summary>Whether the answer must be JSON, and of which schema.</summary>
    public bool WantsJson { get; init; }
    public JsonElement? Schema { get; init; }
    public bool WantsLogProbabilities { get; init; }
    public int Choices { get; init; } = 1;

    /// <summary>The texts to embed, how long their vectors are to be, and whether they are wanted as base64.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];
    public int? Dimensions { get; init; }
    public bool WantsBase64 { get; init; }

    /// <summary>The letters of all texts of the prompt; tokens are a quarter of them.</summary>
    public int PromptLetters { get; init; }

    /// <summary>What the real provider would refuse the request for.</summary>
    public string? Fault { get; init; }
}
