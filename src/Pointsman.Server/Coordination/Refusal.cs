using System.Globalization;

namespace Pointsman.Server;

/// <summary>Why a request was not let in: one limit, and when it is free again.</summary>
internal sealed class Refusal(Key key, Shortfall shortfall, DateTimeOffset now, LimitStanding standing)
{
    /// <summary>What the limit counts.</summary>
    public LimitMeasure Measure => shortfall.Measure;

    /// <summary>Over what time it counts.</summary>
    public LimitWindow Window => shortfall.Window;

    /// <summary>What was used and reserved already.</summary>
    public decimal Found => shortfall.Found;

    /// <summary>What the request needed on top.</summary>
    public decimal Asked => shortfall.Asked;

    /// <summary>What the limit allows.</summary>
    public decimal Allowed => shortfall.Allowed;

    /// <summary>
    /// After how many whole seconds, at least 1, the request fits if nothing else comes; none when the request alone
    /// is larger than the limit, so that no wait helps. Of a limit per minute at most 60.
    /// </summary>
    public int? RetryAfterSeconds => shortfall.WaitTicks == Shortfall.Never ? null : WaitSeconds;

    /// <summary>How the key stands, for the headers of the answer.</summary>
    public LimitStanding Standing => standing;

    /// <summary>The refusal in words: whose limit, what was found, what is allowed, the way out.</summary>
    public string Message => $"{key}: {FoundText}; {WayOut}";

    // A minute is counted by whole seconds, the running one among them; clients take more than 60 for a mistake.
    private int WaitSeconds => (int)Math.Clamp(
        (shortfall.WaitTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond,
        1, Window == LimitWindow.Minute ? 60 : int.MaxValue);

    private string Per => Window switch
    {
        LimitWindow.Minute => "per minute",
        LimitWindow.Day => "per day (UTC)",
        LimitWindow.Month => "per month (UTC)",
        _ => "at the same time",
    };

    private string FoundText
    {
        get
        {
            string used = $"{Amount(Found)} of {Amount(Allowed)}";
            string most = $"and at most {Amount(Allowed)} {Per} is allowed";
            return (Measure, RetryAfterSeconds) switch
            {
                (LimitMeasure.Concurrency, _) => $"{used} requests {Per} are running",
                (LimitMeasure.Requests, _) => $"{used} requests {Per} are used",
                (LimitMeasure.Tokens, null) => $"this request may need {Amount(Asked)} tokens, {most}",
                (LimitMeasure.Tokens, _) =>
                    $"{used} tokens {Per} are used or reserved, and this request may need {Amount(Asked)}",
                (_, null) => $"this request may cost {Amount(Asked)}, {most}",
                _ => $"{used} {Per} are spent or reserved, and this request may cost {Amount(Asked)}",
            };
        }
    }

    private string WayOut
    {
        get
        {
            string smaller = Measure == LimitMeasure.Requests ? "or " : "ask for fewer output tokens, or ";
            return (Measure, RetryAfterSeconds) switch
            {
                (LimitMeasure.Concurrency, _) => "wait until one ends, or have the limit raised",
                (_, null) => $"{smaller}have the limit raised",
                (_, { } seconds) => $"wait {Wait(seconds)}, {smaller}have the limit raised",
            };
        }
    }

    private string Amount(decimal amount) => Measure == LimitMeasure.Usd
        ? new Usd(amount).ToString()
        : amount.ToString("#,##0", CultureInfo.InvariantCulture);

    // Nobody counts seconds until tomorrow.
    private string Wait(int seconds) => seconds < 120
        ? $"{seconds} s"
        : string.Create(
            CultureInfo.InvariantCulture, $"until {now.ToUniversalTime().AddSeconds(seconds):yyyy-MM-dd HH:mm} UTC");
}
