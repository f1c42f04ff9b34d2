using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Coordination;

/// <summary>Random requests against limits, beside the plainest account of them that can be written.</summary>
public sealed class AdmissionModelTests
{
    private static readonly KeyLimits Limits = new()
    {
        Requests = new(6, 40, 60),
        Tokens = new(100, 600, 900),
        Usd = new(1m, 8m, 12m),
        Concurrency = 3,
    };

    /// <summary>One step: the seconds that pass before it, what to do, and with how much.</summary>
    private sealed record Step(int Wait, int Do, int Tokens, int Cents, int Which);

    private static Arbitrary<Step[]> Steps() => (
        from wait in Gen.Frequency(
            (6, Gen.Choose(0, 2)), (3, Gen.Choose(5, 70)), (1, Gen.Choose(800, 1_000)), (1, Gen.Choose(20_000, 90_000)))
        from act in Gen.Choose(0, 9)
        from tokens in Gen.Choose(0, 60)
        from cents in Gen.Choose(0, 60)
        from which in Gen.Choose(0, 1_000)
        select new Step(wait, act, tokens, cents, which)).ArrayOf().ToArbitrary();

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(300);

    [Fact]
    public void It_decides_as_the_plain_account_does_when_every_use_stays_within_its_reservation() =>
        Check.One(Thorough, Prop.ForAll(Steps(), steps => Agrees(steps, overrun: 0)));

    [Fact]
    public void It_decides_as_the_plain_account_does_when_uses_overrun_their_reservations() =>
        Check.One(Thorough, Prop.ForAll(Steps(), steps => Agrees(steps, overrun: 30)));

    [Fact]
    public void No_limit_is_passed_but_by_what_requests_use_on_top_of_their_reservations() =>
        Check.One(Thorough, Prop.ForAll(Steps(), steps =>
        {
            var run = new Run();
            return steps.All(step =>
            {
                run.Take(step, 30);
                return run.Plain.WithinAll(run.Now, onTop: false);
            });
        }));

    private static bool Agrees(Step[] steps, int overrun)
    {
        var run = new Run();
        return steps.All(step => run.Take(step, overrun));
    }

    private sealed class Run
    {
        private readonly Admission _admission = new();
        private readonly Key _key = Some.Key(Limits);
        private readonly List<(Reservation Reservation, PlainAccount.Entry Entry)> _given = [];

        public PlainAccount Plain { get; } = new(Limits);

        public DateTimeOffset Now { get; private set; } = Some.Noon;

        /// <summary>Does the step on both sides; whether they agree.</summary>
        public bool Take(Step step, int overrun)
        {
            Now = Now.AddSeconds(step.Wait);
            if (step.Do < 6 || _given.Count == 0)
            {
                return Admit(step);
            }

            // Some are settled twice, and some never.
            (Reservation reservation, PlainAccount.Entry entry) = _given[step.Which % _given.Count];
            long tokens = step.Tokens % (entry.Tokens + 1 + overrun);
            decimal usd = step.Cents / 100m % (entry.Usd + 0.01m + (overrun / 100m));
            return _admission.Settle(reservation, tokens, new Usd(usd), Now) == Plain.Settle(entry, tokens, usd, Now)
                && Same();
        }

        private bool Admit(Step step)
        {
            var entry = new PlainAccount.Entry(Now, step.Tokens, step.Cents / 100m);
            Ask ask = Some.Ask(_key, Now, step.Tokens, step.Cents / 100m);
            bool admitted = _admission.TryAdmit(ask, out _, out Reservation reservation);
            if (admitted)
            {
                _given.Add((reservation, entry));
            }

            return admitted == Plain.TryAdmit(entry) && Same();
        }

        private bool Same()
        {
            KeyUse use = _admission.Read(_key, Now);
            return use.InFlight == Plain.InFlight(Now) && use.Day == Plain.Day(Now) && use.Month == Plain.Month(Now);
        }
    }
}
