using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What is told of bugs: a line each, without a message, and not more lines than somebody can read.</summary>
public sealed class InternalErrorsTests : IDisposable
{
    private readonly List<string> _lines = [];
    private readonly SteppedTime _time = new();
    private readonly InternalErrors _errors;

    public InternalErrorsTests() => _errors = new InternalErrors(_lines.Add, _time);

    public void Dispose() => _errors.Dispose();

    [Fact]
    public void A_line_says_when_where_and_what_and_nothing_that_a_message_says()
    {
        WireError told = _errors.Note("dec_1", "chat", Thrown());

        string line = Assert.Single(_lines);
        Assert.StartsWith(
            "2026-03-10T12:00:00Z internal error, decision dec_1, route chat: System.InvalidOperationException < "
            + "System.FormatException at ", line, StringComparison.Ordinal);
        Assert.Contains("InternalErrorsTests.Inner(", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.Equal((500, "internal_error"), (told.Status, told.Code));
        Assert.Contains("dec_1", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_ends_somewhere_however_deep_it_was()
    {
        _errors.Note("dec_1", "chat", Deep(200));
        Assert.InRange(Assert.Single(_lines).Length, 100, 4_000);
    }

    [Fact]
    public void Beyond_ten_a_minute_they_are_counted_and_the_count_is_told_when_the_minute_is_over()
    {
        Note(25);
        Assert.Equal((10, 25L), (_lines.Count, _errors.Count));
        _time.Pass(TimeSpan.FromSeconds(59));
        Assert.Equal(10, _lines.Count);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("2026-03-10T12:01:00Z internal errors: 15 more in the minute before", _lines[^1]);
        Note(3);
        Assert.Equal(14, _lines.Count);
        _time.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal((14, 0), (_lines.Count, _time.Timers));
    }

    [Fact]
    public void Few_errors_set_no_timer_and_each_minute_has_its_own_ten()
    {
        Note(10);
        Assert.Equal(0, _time.Timers);
        _time.Pass(TimeSpan.FromSeconds(60));
        Note(10);
        Assert.Equal(20, _lines.Count);
    }

    [Fact]
    public void At_the_end_the_rest_is_told()
    {
        Note(12);
        _errors.Dispose();
        Assert.EndsWith("internal errors: 2 more in the minute before", _lines[^1], StringComparison.Ordinal);
        Assert.Equal(0, _time.Timers);
    }

    [Fact]
    public void Whoever_cannot_be_told_is_no_error_of_its_own()
    {
        using var errors = new InternalErrors(_ => throw new IOException("the terminal is gone"), _time);
        Assert.Equal("internal_error", errors.Note("dec_1", "chat", Thrown()).Code);
    }

    private void Note(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _errors.Note($"dec_{i}", "chat", new InvalidOperationException("secret"));
        }
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            Outer();
            throw new InvalidCastException("unreachable");
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }

    private static void Outer()
    {
        try
        {
            Inner();
        }
        catch (FormatException inner)
        {
            throw new InvalidOperationException("secret\nsecret", inner);
        }
    }

    private static void Inner() => throw new FormatException("secret");

    private static Exception Deep(int left)
    {
        try
        {
            throw left == 0 ? new FormatException() : new InvalidOperationException("", Deep(left - 1));
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            return error;
        }
    }
}
