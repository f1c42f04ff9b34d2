namespace Pointsman.Providers.Simulated;

/// <summary>What one answer will say, before limits of length apply.</summary>
internal sealed record Draft
{
    public string Reasoning { get; init; } = "";

    public string Content { get; init; } = "";

    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    /// <summary>How sure the model is of it, from 0 to 1; not always rightly.</summary>
    public required double Confidence { get; init; }

    /// <summary>What it might have said instead.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
