namespace Pointsman.Evaluation;

/// <summary>How calls of tools are compared.</summary>
public sealed record ToolCallsOptions
{
    /// <summary>Whether arguments may have more properties than expected. Default: no.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether calls must come in the expected order. Default: no.</summary>
    public bool InOrder { get; init; }

    /// <summary>Whether other calls may come beside the expected ones. Default: no.</summary>
    public bool Extra { get; init; }
}
