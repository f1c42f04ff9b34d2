using System.Text.Json;

namespace Pointsman.Providers.Simulated;

/// <summary>A chat request, as far as the simulation looks at it.</summary>
internal sealed record Ask
{
    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>
    /// Everything that decides the answer, and nothing that does not: not the model, not the streaming.
    /// </summary>
    public required Chance Key { get; init; }

    public Mark? Mark { get; init; }

    public IReadOnlyList<Tool> Tools { get; init; } = [];

    public ToolChoice ToolChoice { get; init; } = new("auto");

    public bool ParallelCalls { get; init; } = true;

    /// <summary><c>text</c>, <c>json_object</c> or <c>json_schema</c>.</summary>
    public string Format { get; init; } = "text";

    public JsonElement? Schema { get; init; }

    public bool Stream { get; init; }

    public bool StreamUsage { get; init; }

    public int? MaxTokens { get; init; }

    public double Temperature { get; init; } = 1.0;

    public long? Seed { get; init; }

    public int Choices { get; init; } = 1;

    public IReadOnlyList<string> Stop { get; init; } = [];

    public bool Logprobs { get; init; }

    public int TopLogprobs { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>; null when nothing was said.</summary>
    public string? Effort { get; init; }

    /// <summary>What stands in the request beside the messages and is read by the model, for counting tokens.</summary>
    public string Beside { get; init; } = "";

    public bool HasImages => Turns.Any(turn => turn.Images.Count > 0);
}
