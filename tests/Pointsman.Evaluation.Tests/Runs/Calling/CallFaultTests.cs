using System.Net.Sockets;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Calling;

/// <summary>What follows from each way in which a call fails.</summary>
public sealed class CallFaultTests
{
    public static TheoryData<Exception, string, string, bool> Failures() => new()
    {
        { Some.Refusal(400), "400", "Refused", false },
        { Some.Refusal(404), "404", "Refused", false },
        { Some.Refusal(401), "401", "Key", false },
        { Some.Refusal(403), "403", "Key", false },
        { Some.Refusal(429), "429", "Pace", false },
        { Some.Refusal(408), "408", "Unavailable", true },
        { Some.Refusal(500), "500", "Unavailable", false },
        { Some.Refusal(502), "502", "Unavailable", true },
        { Some.Refusal(529), "529", "Unavailable", false },
        { new TimeoutException("late"), "timeout", "Unavailable", true },
        { new TaskCanceledException("late"), "timeout", "Unavailable", true },
        { new IOException("broken off"), "connection", "Unavailable", true },
        { new HttpRequestException("broken off"), "connection", "Unavailable", true },
        { new HttpRequestException(HttpRequestError.ConnectionError, "refused"), "connection", "Unavailable", false },
        { new IOException("x", new SocketException((int)SocketError.HostNotFound)), "connection", "Unavailable", false },
        { new FormatException("no JSON"), "FormatException", "Refused", true },
        { new OtherMakersException(503), "503", "Unavailable", false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void An_exception_tells_what_to_do(Exception thrown, string kind, string sort, bool mayBePaid)
    {
        CallFault fault = CallFault.Of(thrown, null, null);
        Assert.Equal((kind, sort, mayBePaid), (fault.Kind, fault.Sort.ToString(), fault.MayBePaid));
    }

    [Theory]
    [InlineData("call", "401", true)]
    [InlineData("call", "429", true)]
    [InlineData("call", "503", true)]
    [InlineData("call", "connection", true)]
    [InlineData("call", "timeout", false)]
    [InlineData("call", "400", false)]
    [InlineData("prompt", "missing value", false)]
    public void What_costs_nothing_and_passes_is_asked_again_when_a_run_goes_on(
        string stage, string kind, bool again) =>
        Assert.Equal(again, CallFault.IsWorthAnother(new CellFailure(stage, kind, "")));

    [Fact]
    public void Waits_double_are_spread_and_are_the_same_for_the_same_seed()
    {
        for (int failures = 1; failures <= 10; failures++)
        {
            double whole = Math.Min(30, 0.5 * Math.Pow(2, failures - 1));
            double[] waits = [.. Enumerable.Range(0, 200).Select(
                call => Backoff.After(failures, 1, (ulong)call).TotalSeconds)];

            Assert.All(waits, wait => Assert.InRange(wait, whole / 2, whole));
            Assert.InRange(waits.Average(), whole * 0.7, whole * 0.8);
            Assert.Equal(waits[7], Backoff.After(failures, 1, 7).TotalSeconds);
            Assert.NotEqual(waits[7], Backoff.After(failures, 2, 7).TotalSeconds);
        }
    }

    private sealed class OtherMakersException(int status) : Exception("another maker's")
    {
        public int Status => status;
    }
}
