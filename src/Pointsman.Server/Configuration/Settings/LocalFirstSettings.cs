namespace Pointsman.Server;

/// <summary>What the strategy local-first keeps at home.</summary>
public sealed record LocalFirstSettings
{
    /// <summary>What is tried at home, in order; empty for other strategies.</summary>
    public IReadOnlyList<string> Local { get; init; } = [];

    /// <summary>What is tried elsewhere, in order; empty for other strategies.</summary>
    public IReadOnlyList<string> Api { get; init; } = [];

    /// <summary>The requests that go elsewhere first. Default: none.</summary>
    public Condition? SendOut { get; init; }
}
