namespace Pointsman.Providers;

/// <summary>An error in the neutral form; every protocol writes it in its own shape.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A short stable word: <c>invalid_request</c>, <c>rate_limited</c>, <c>upstream_failed</c>.</param>
/// <param name="Message">What was found, what is allowed, the way out.</param>
public sealed record WireError(int Status, string Code, string Message)
{
    /// <summary>The field that is at fault, where there is one.</summary>
    public string? Field { get; init; }

    /// <summary>How long the provider asks to be left alone, where its error says so; at most a day.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
