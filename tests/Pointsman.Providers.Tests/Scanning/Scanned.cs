using System.Text;
using System.Text.Json;
using Xunit;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>Requests and answers as texts, and what the scanners make of them.</summary>
internal static class Scanned
{
    public static RequestOutline Request(string body)
    {
        RequestOutline? outline = RequestScanner.Read(Encoding.UTF8.GetBytes(body), out WireError? error);
        Assert.Null(error);
        return outline!.Value;
    }

    public static RequestFacts Facts(string body) => Request(body).Facts;

    public static WireError Refused(string body) => Refused(Encoding.UTF8.GetBytes(body));

    public static WireError Refused(byte[] body)
    {
        Assert.Null(RequestScanner.Read(body, out WireError? error));
        Assert.Equal(400, error!.Status);
        return error;
    }

    /// <summary>The bytes of a body from one place on, as text.</summary>
    public static string Slice(string body, int start, int length) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body).AsSpan(start, length));

    public static AnswerScanner Scanner(string format) => AnswerScanner.For(Enum.Parse<WireFormat>(format));

    public static StreamEvents Event(this AnswerScanner scanner, string data) =>
        scanner.ReadEvent(Encoding.UTF8.GetBytes(data));

    public static StreamEvents Answer(this AnswerScanner scanner, string body) =>
        scanner.ReadAnswer(Encoding.UTF8.GetBytes(body));

    /// <summary>What was used, as (input, cached, written to the cache, output, reasoning), and how well it is known.</summary>
    public static (string Counts, UsageQuality Quality) Settled(
        this AnswerScanner scanner, long inputEstimate = 100, bool complete = true)
    {
        Usage usage = scanner.Settle(inputEstimate, complete, out UsageQuality quality);
        return ($"{usage.Input} {usage.CachedInput} {usage.CacheWrite}+{usage.CacheWriteHour} {usage.Output} {usage.Reasoning}",
            quality);
    }

    public static string Quoted(string text) => JsonSerializer.Serialize(text);
}
