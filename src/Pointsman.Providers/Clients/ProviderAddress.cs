namespace Pointsman.Providers;

/// <summary>Where a provider is asked, and with which headers.</summary>
internal sealed class ProviderAddress
{
    private const string AnthropicVersion = "2023-06-01";

    private readonly WireFormat _format;
    private readonly string _base;

    public ProviderAddress(WireFormat format, Uri baseAddress, string? key, IReadOnlyDictionary<string, string> headers)
    {
        if (!baseAddress.IsAbsoluteUri || baseAddress.Query.Length > 0)
        {
            throw new ArgumentException(
                $"'{baseAddress}' is no base address; give it whole and without a query: https://api.openai.com/v1",
                nameof(baseAddress));
        }

        _format = format;
        _base = baseAddress.AbsoluteUri.TrimEnd('/');
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (key is not null)
        {
            (string name, string value) = format switch
            {
                WireFormat.Anthropic => ("x-api-key", key),
                WireFormat.Gemini => ("x-goog-api-key", key),
                _ => ("Authorization", "Bearer " + key),
            };
            all[name] = value;
        }

        if (format == WireFormat.Anthropic)
        {
            all["anthropic-version"] = AnthropicVersion;
        }

        foreach ((string name, string value) in headers)
        {
            all[name] = value;
        }

        Headers = all;
    }

    /// <summary>The headers of every request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Who made the protocol.</summary>
    public string Maker => _format switch
    {
        WireFormat.Anthropic => "anthropic",
        WireFormat.Gemini => "gemini",
        _ => "openai",
    };

    /// <summary>Where a model makes vectors of many texts at once.</summary>
    public Uri Vectors(string model) => new(_base + (_format == WireFormat.Gemini
        ? $"/v1beta/models/{Uri.EscapeDataString(model)}:batchEmbedContents"
        : "/embeddings"));

    /// <summary>The address of a model.</summary>
    public Uri For(string model, bool stream) => new(_base + _format switch
    {
        WireFormat.Anthropic => "/v1/messages",
        WireFormat.Gemini => $"/v1beta/models/{Uri.EscapeDataString(model)}:"
            + (stream ? "streamGenerateContent?alt=sse" : "generateContent"),
        _ => "/chat/completions",
    });
}
