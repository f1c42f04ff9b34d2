using System.Net;

namespace Pointsman.Providers;

/// <summary>
/// A provider gave no answer, or none that is whole. <see cref="HttpRequestException.StatusCode"/> is the status of
/// <see cref="Error"/>: the provider's own; 502 where it was out of reach, broke off or gave what is no answer; 504
/// where it took too long. The message may quote what was asked.
/// </summary>
public sealed class ProviderException : HttpRequestException
{
    internal ProviderException(string provider, WireError error, Exception? inner = null)
        : base($"{provider} ({error.Status}, {error.Code}): {error.Message}", inner, (HttpStatusCode)error.Status) =>
        Error = error;

    /// <summary>What is wrong: status, a stable word, the provider's message, how long it asks to be left alone.
    /// </summary>
    public WireError Error { get; }

    /// <summary>How long the provider asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}
