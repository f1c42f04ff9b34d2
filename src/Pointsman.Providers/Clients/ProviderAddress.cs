namespace Pointsman.Providers;

/// <summary>Where a provider is asked, and with which headers.</summary>
internal sealed class ProviderAddress
{
    private const string AnthropicVersion = "2023-06-01";

    private readonly WireFormat _format;
    private readonly string _base;

    public ProviderAddress(WireFormat format, Uri address, string? key, IReadOnlyDictionary<string, string> headers)
    {
        _format = format;
        _base = address.AbsoluteUri.TrimEnd('/');
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

    /// <summary>The address of a model.</summary>
    public Uri For(string model, bool stream) => new(_base + _format switch
    {
        WireFormat.Anthropic => "/v1/messages",
        WireFormat.Gemini => $"/v1beta/models/{Uri.EscapeDataString(model)}:"
            + (stream ? "streamGenerateContent?alt=sse" : "generateContent"),
        _ => "/chat/completions",
    });
}
