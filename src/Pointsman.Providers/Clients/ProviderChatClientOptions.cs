namespace Pointsman.Providers;

/// <summary>How a <see cref="ProviderChatClient"/> works.</summary>
public sealed record ProviderChatClientOptions
{
    /// <summary>What the provider is called in metadata and errors. Default: the protocol's maker.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Headers of every request; they replace those that the client would send: <c>api-key</c> for Azure,
    /// <c>anthropic-version</c>. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether what the protocol has no place for is left out of requests, instead of refusing them with
    /// <see cref="InexpressibleException"/>. Default: no.
    /// </summary>
    public bool DropInexpressible { get; init; }

    /// <summary>
    /// Whether streams are asked to tell their usage; some copies of OpenAI's protocol refuse the question. Default:
    /// yes.
    /// </summary>
    public bool AskUsage { get; init; } = true;

    /// <summary>The largest answer, or event of a stream, in bytes. Default: 32 MiB.</summary>
    public int MostBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The clock, for answers without a time and for dates in <c>Retry-After</c>. Default: the system's.
    /// </summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
