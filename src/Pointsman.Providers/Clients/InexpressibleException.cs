namespace Pointsman.Providers;

/// <summary>
/// A request asks for what the provider's protocol has no place for. Nothing was sent; a client of another protocol may
/// be able to ask it.
/// </summary>
public sealed class InexpressibleException : NotSupportedException
{
    internal InexpressibleException(string provider, string model, IReadOnlyList<ForeignField> fields)
        : base($"{provider} cannot ask {model} for: {string.Join(", ", fields.Select(field => field.Path))}; leave it "
            + $"out, choose a model of another protocol, or set {nameof(ProviderChatClientOptions)}."
            + $"{nameof(ProviderChatClientOptions.DropInexpressible)}") => Fields = fields;

    /// <summary>What cannot be expressed, with the values that were asked for.</summary>
    public IReadOnlyList<ForeignField> Fields { get; }
}
