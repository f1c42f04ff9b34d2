namespace Pointsman.Providers;

/// <summary>The stable words of <see cref="WireError.Code"/> for what every protocol tells in its own way.</summary>
public static class ErrorCode
{
    /// <summary>The request is not what the protocol or the model takes.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>The conversation is longer than the model's window; only a larger one helps.</summary>
    public const string ContextLength = "context_length_exceeded";

    /// <summary>The provider's filter refuses the content.</summary>
    public const string ContentFilter = "content_filter";

    /// <summary>No credentials, or wrong ones.</summary>
    public const string Unauthenticated = "authentication_failed";

    /// <summary>Nothing is left of what was paid for.</summary>
    public const string QuotaExhausted = "insufficient_quota";

    /// <summary>The credentials do not allow this.</summary>
    public const string Forbidden = "permission_denied";

    /// <summary>There is no such model or address.</summary>
    public const string NotFound = "not_found";

    /// <summary>The body is too large.</summary>
    public const string TooLarge = "request_too_large";

    /// <summary>Too many requests or tokens for now.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>The provider took too long.</summary>
    public const string TimedOut = "timed_out";

    /// <summary>The provider has no capacity for now.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>The provider failed, or gave what is no answer.</summary>
    public const string UpstreamFailed = "upstream_failed";

    /// <summary>The word for a status of which nothing more is known.</summary>
    public static string ForStatus(int status) => status switch
    {
        401 => Unauthenticated,
        402 => QuotaExhausted,
        403 => Forbidden,
        404 => NotFound,
        408 or 504 => TimedOut,
        413 => TooLarge,
        429 => RateLimited,
        503 or 529 => Overloaded,
        >= 400 and < 500 => InvalidRequest,
        _ => UpstreamFailed,
    };
}
