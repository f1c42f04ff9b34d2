using System.Globalization;
using System.Net.Sockets;

namespace Pointsman.Evaluation;

/// <summary>Why a call gave no answer.</summary>
/// <param name="Kind">The status, <c>timeout</c>, <c>connection</c>, or the name of the exception.</param>
/// <param name="Sort">What follows from it.</param>
/// <param name="Message">What went wrong, for people.</param>
/// <param name="Exception">What the client threw.</param>
internal sealed record CallFault(string Kind, CallFaultSort Sort, string Message, Exception Exception)
{
    /// <summary>The kind of a call that took too long.</summary>
    public const string Late = "timeout";

    /// <summary>The stage of a cell that failed in its call.</summary>
    public const string Stage = "call";

    private const string Broken = "connection";

    /// <summary>How long the provider asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the provider may charge for it all the same: it may have done the work.</summary>
    public bool MayBePaid { get; init; }

    /// <summary>What an exception means.</summary>
    /// <param name="broken">The exception.</param>
    /// <param name="timeout">The longest wait, where that is what ended it; else null.</param>
    /// <param name="retryAfter">Finds how long the provider asks to be left alone.</param>
    public static CallFault Of(Exception broken, TimeSpan? timeout, Func<Exception, TimeSpan?>? retryAfter)
    {
        if (timeout is { } longest || broken is TimeoutException or OperationCanceledException)
        {
            string after = timeout is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $"no answer within {timeout.Value.TotalSeconds:0.#} s");
            return new CallFault(Late, CallFaultSort.Unavailable, after.Length > 0 ? after : broken.Message, broken)
            {
                MayBePaid = true,
            };
        }

        TimeSpan? wait = retryAfter?.Invoke(broken);
        bool reached = !NeverConnected(broken);
        if (ClientStatus.Of(broken) is { } status and > 0)
        {
            return new CallFault(
                status.ToString(CultureInfo.InvariantCulture), SortOf(status), broken.Message, broken)
            {
                RetryAfter = wait,
                MayBePaid = status is 408 or 502 or 504 or < 400 && reached,
            };
        }

        return broken is HttpRequestException or IOException or SocketException
            ? new CallFault(Broken, CallFaultSort.Unavailable, broken.Message, broken) { MayBePaid = reached }
            : new CallFault(broken.GetType().Name, CallFaultSort.Refused, broken.Message, broken) { MayBePaid = true };
    }

    /// <summary>
    /// Whether a call that failed so is worth asking anew when a run is continued: it cost nothing, and what stood in
    /// the way was not the request.
    /// </summary>
    public static bool IsWorthAnother(CellFailure failure) => failure.Stage == Stage
        && (failure.Kind == Broken
            || (int.TryParse(failure.Kind, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
                && SortOf(status) != CallFaultSort.Refused));

    private static CallFaultSort SortOf(int status) => status switch
    {
        429 => CallFaultSort.Pace,
        401 or 402 or 403 => CallFaultSort.Key,
        408 or 425 or >= 500 => CallFaultSort.Unavailable,
        _ => CallFaultSort.Refused,
    };

    private static bool NeverConnected(Exception? broken)
    {
        for (; broken is not null; broken = broken.InnerException)
        {
            if (broken is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound }
                or HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
                })
            {
                return true;
            }
        }

        return false;
    }
}
