using Xunit;

namespace Pointsman.Server.Tests.Coordination;

public sealed class AdmissionStressTests
{
    private const int Workers = 4;
    private const int Rounds = 20_000;

    // Threads of their own that start together, so that they run side by side whatever else the machine does.
    private static async Task InParallel(Action work)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var start = new Barrier(Workers);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(cancel);
                work();
            },
            cancel,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    [Fact]
    public async Task Many_threads_never_pass_a_budget_and_leave_nothing_reserved()
    {
        var admission = new Admission();
        Key key = Some.Key(new KeyLimits { Usd = new(PerDay: 100m), Concurrency = 3 });
        long admitted = 0;
        long running = 0;
        long mostRunning = 0;
        await InParallel(() =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                if (!admission.TryAdmit(Some.Ask(key, Some.Noon, usd: 0.02m), out _, out Reservation reservation))
                {
                    continue;
                }

                Raise(ref mostRunning, Interlocked.Increment(ref running));
                Interlocked.Increment(ref admitted);
                Interlocked.Decrement(ref running);
                admission.Settle(reservation, 1, new Usd(0.01m), Some.Noon);
            }
        });
        KeyUse use = admission.Read(key, Some.Noon);
        Assert.Equal(0, use.InFlight);
        Assert.InRange(mostRunning, 1, 3);
        Assert.Equal(new Spent(admitted, admitted, new Usd(admitted * 0.01m)), use.Day);
        Assert.True(use.Day.Money.Amount <= 100m, $"{use.Day.Money}");
    }

    [Fact]
    public async Task A_reservation_that_many_settle_at_once_is_booked_once()
    {
        var admission = new Admission();
        Key key = Some.Key(new KeyLimits { Tokens = new(PerDay: 1_000_000_000), Concurrency = Rounds });
        var reservations = new Reservation[2_000];
        for (int i = 0; i < reservations.Length; i++)
        {
            admission.TryAdmit(Some.Ask(key, Some.Noon, 5), out _, out reservations[i]);
        }

        long booked = 0;
        await InParallel(() =>
        {
            foreach (Reservation reservation in reservations)
            {
                if (admission.Settle(reservation, 3, Usd.Zero, Some.Noon) == Settlement.Booked)
                {
                    Interlocked.Increment(ref booked);
                }
            }
        });
        Assert.Equal(reservations.Length, booked);
        Assert.Equal(reservations.Length * 3, admission.Read(key, Some.Noon).Day.Tokens);
    }

    [Fact]
    public async Task Exactly_as_many_requests_are_let_in_as_are_allowed_however_many_come_at_once()
    {
        var admission = new Admission();
        Key key = Some.Key(new KeyLimits { Requests = new(5_000) });
        long admitted = 0;
        await InParallel(() =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                if (admission.TryAdmit(Some.Ask(key, Some.Noon), out Refusal? _, out Reservation _))
                {
                    Interlocked.Increment(ref admitted);
                }
            }
        });
        Assert.Equal(5_000, admitted);
    }

    private static void Raise(ref long most, long value)
    {
        for (long seen = Interlocked.Read(ref most); value > seen; seen = Interlocked.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
