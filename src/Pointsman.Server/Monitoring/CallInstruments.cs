using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pointsman.Server;

/// <summary>The metrics of calls and attempts, under the names and with the bounds that the conventions give.</summary>
internal sealed class CallInstruments
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries =
            [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    private static readonly InstrumentAdvice<double> FirstSeconds = new()
    {
        HistogramBucketBoundaries =
            [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60],
    };

    private static readonly InstrumentAdvice<double> OverheadSeconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.1, 1],
    };

    private static readonly InstrumentAdvice<long> Tokens = new()
    {
        HistogramBucketBoundaries =
            [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
    };

    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _first;
    private readonly Histogram<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Histogram<double> _call;
    private readonly Histogram<double> _overhead;

    public CallInstruments(Meter meter, TimeProvider time)
    {
        _time = time;
        _duration = meter.CreateHistogram(
            "gen_ai.client.operation.duration", "s", "How long attempts took", tags: null, Seconds);
        _first = meter.CreateHistogram(
            "gen_ai.client.operation.time_to_first_chunk", "s", "How long streams took to the first part of an answer",
            tags: null, FirstSeconds);
        _tokens = meter.CreateHistogram(
            "gen_ai.client.token.usage", "{token}", "Tokens of attempts", tags: null, Tokens);
        _cost = meter.CreateCounter<double>("pointsman.cost", "{USD}", "What attempts cost, in US dollars");
        _call = meter.CreateHistogram(
            "pointsman.call.duration", "s", "How long calls took, all attempts together", tags: null, Seconds);
        _overhead = meter.CreateHistogram(
            "pointsman.call.overhead", "s", "How long the gateway itself took", tags: null, OverheadSeconds);
    }

    public void Count(Call call, Attempt attempt)
    {
        if (!_duration.Enabled && !_first.Enabled && !_tokens.Enabled && !_cost.Enabled)
        {
            return;
        }

        TagList tags = Tags(call, attempt);
        if (attempt.Usage is { Requests: > 0 } usage)
        {
            _tokens.Record(usage.TotalInput, With(tags, GenAi.TokenType, "input"));
            _tokens.Record(usage.TotalOutput, With(tags, GenAi.TokenType, "output"));
        }

        if (attempt.Cost is { } cost)
        {
            _cost.Add((double)cost.Amount, tags);
        }

        if (call.Stream && attempt.Sent != 0 && attempt.FirstCame != 0)
        {
            _first.Record(_time.GetElapsedTime(attempt.Sent, attempt.FirstCame).TotalSeconds, tags);
        }

        if (attempt.Sent != 0)
        {
            double took = _time.GetElapsedTime(attempt.Sent, attempt.Ended).TotalSeconds;
            _duration.Record(
                took, GenAi.Failure(attempt) is { } failure ? With(tags, GenAi.ErrorType, failure) : tags);
        }
    }

    public void Count(Call call, CallRecord record)
    {
        if (!_call.Enabled && !_overhead.Enabled)
        {
            return;
        }

        // Refused calls count under no name: theirs come from clients.
        var tags = new TagList
        {
            { "pointsman.route", call.Route is null ? "" : record.Route },
            { "pointsman.outcome", record.Outcome.Word() },
            { GenAi.Operation, GenAi.Word(call.Protocol) },
        };
        _call.Record(record.TotalMs / 1e3, tags);
        _overhead.Record(Math.Max(0, record.OverheadMicroseconds) / 1e6, tags);
    }

    private static TagList Tags(Call call, Attempt attempt)
    {
        Upstream upstream = attempt.Upstream;
        var tags = new TagList
        {
            { GenAi.Operation, GenAi.Word(call.Protocol) },
            { GenAi.Provider, GenAi.Word(upstream.Link.Settings) },
            { GenAi.RequestModel, upstream.Target.Model },
        };
        if (upstream.Link.Settings.Protocol != ProviderProtocol.Simulated)
        {
            tags.Add(GenAi.ServerAddress, upstream.Addresses.Chat.Host);
            tags.Add(GenAi.ServerPort, upstream.Addresses.Chat.Port);
        }

        return tags;
    }

    private static TagList With(TagList tags, string name, string value)
    {
        tags.Add(name, value);
        return tags;
    }
}
