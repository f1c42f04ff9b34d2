namespace Pointsman;

/// <summary>
/// A language model, whoever sells it. Every property but the id may be absent, which means that no source states it;
/// absent is never zero. The same shape holds what one source says and what all sources together come to.
/// </summary>
public sealed record Model
{
    /// <summary>The one name of the model in Pointsman, lower case: <c>claude-3.5-sonnet</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name as its maker writes it.</summary>
    public string? Name { get; init; }

    /// <summary>Who made it: <c>anthropic</c>, <c>meta</c>.</summary>
    public string? Maker { get; init; }

    /// <summary>The line of models that it belongs to: <c>claude-sonnet</c>.</summary>
    public string? Family { get; init; }

    /// <summary>What it is made for.</summary>
    public ModelTask? Task { get; init; }

    /// <summary>
    /// The field that it is made for, when it is a specialist: <c>medical</c>, <c>code</c>, <c>finance</c>.
    /// </summary>
    public string? Specialty { get; init; }

    /// <summary>The day on which it was first available.</summary>
    public DateOnly? Released { get; init; }

    /// <summary>The day up to which its training data reach, as far as stated (often only a month).</summary>
    public string? Cutoff { get; init; }

    /// <summary>The licence of its weights, or <c>proprietary</c>.</summary>
    public string? Licence { get; init; }

    /// <summary>Whether the weights can be downloaded and run at home.</summary>
    public bool? OpenWeights { get; init; }

    /// <summary>The number of parameters.</summary>
    public long? Parameters { get; init; }

    /// <summary>The number of parameters at work for one token, in a mixture of experts.</summary>
    public long? ActiveParameters { get; init; }

    /// <summary>What it reads.</summary>
    public Modalities? Input { get; init; }

    /// <summary>What it gives.</summary>
    public Modalities? Output { get; init; }

    /// <summary>How many tokens fit into one request, answer included.</summary>
    public int? Context { get; init; }

    /// <summary>How many tokens one answer may have.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>The tokenizer, by its public name.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>What it can do beside answering in plain text.</summary>
    public Features? Features { get; init; }

    /// <summary>The model that its maker names as its successor.</summary>
    public string? Successor { get; init; }

    /// <summary>Other names under which the same model is known.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What the source itself calls it, when that differs from the id.</summary>
    public string? As { get; init; }

    /// <summary>Where the source says so, when that is finer than the source's own address.</summary>
    public string? Url { get; init; }

    /// <summary>The day of the oldest source that knows it; it existed by then.</summary>
    internal DateOnly Seen { get; init; }
}
