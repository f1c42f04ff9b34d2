using System.Net;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Providers.Tests.Clients;

/// <summary>
/// The code of docs/library.md, so that all of it compiles; a test holds the page to it. The lines of a block stand
/// here one after the other.
/// </summary>
internal static class LibraryPage
{
    /// <summary>The strategies of the page over three models, by their names.</summary>
    public static Dictionary<string, RoutingStrategy> Strategies(ChatModel small, ChatModel large, ChatModel best)
    {
        var fallback = new FallbackStrategy([small, large]);

        var weighted = new WeightedStrategy([new WeightedPart(small, 90), new WeightedPart(large, 10)]);

        var balanced = new BalancedStrategy([small.Target, large.Target]);

        var rules = new RulesStrategy(
            [new RoutingRule(RequestCondition.Parse("complexity >= complex or tokens > 8000"), large)],
            otherwise: small);

        var localFirst = new LocalFirstStrategy(
            local: [small], api: [large], sendOut: RequestCondition.Parse("complexity >= complex"));

        var optimiser = new OptimiserStrategy(
            [small.Target, large.Target], new OptimiserOptions { Cost = new Usd(0.01m), Quality = 0.6 });

        var cascade = new CascadeStrategy(
            [new CascadeStep(small, AcceptAt: 0.7), new CascadeStep(large, AcceptAt: 0.9), new CascadeStep(best, 0)],
            new LogProbabilityConfidence());

        var tiered = new TieredStrategy(
            [
                new Tier("triage", small, 0.8) { MayEscalate = true },
                new Tier("expert", best, 0) { When = RequestCondition.Parse("task = contract") },
            ],
            new VerifierConfidence(judge: large));

        var vote = new EnsembleStrategy(
            [new EnsembleMember(small), new EnsembleMember(large), new EnsembleMember(best, Weight: 2)],
            new VoteJoin(["billing", "technical", "shipping"]),
            new EnsembleOptions { Quorum = 2, Deadline = TimeSpan.FromSeconds(8) });

        var samples = EnsembleStrategy.OfSamples(small, samples: 5, new MedianJoin());

        var progressive = new ProgressiveStrategy(fast: small, better: large, judge: best);

        var pipeline = new PipelineStrategy(
            [
                new PipelineStep("outline", small, "Write an outline for: {question}"),
                new PipelineStep("text", large, "Write the text for this outline:\n{outline}"),
            ]);

        var valid = new CheckedStrategy(small, new OutputChecks([new JsonCheck()]));

        var nested = new FallbackStrategy([cascade, EnsembleStrategy.OfSamples(best, 3, new VoteJoin())]);

        return new RoutingStrategy[]
        {
            fallback, weighted, balanced, rules, localFirst, cascade, tiered, vote, samples, progressive, pipeline,
            valid, nested, optimiser,
        }.Select((strategy, i) => ($"{i} {strategy.Name}", strategy)).ToDictionary();
    }

    public static ChatModel[] Providers(HttpClient http, string openAiKey, string anthropicKey)
    {
        Catalog catalog = Catalog.LoadEmbedded();

        var mini = new ChatModel(
            "mini",
            new ProviderChatClient(
                OpenAiChatProviderWire.Instance, http, new Uri("https://api.openai.com/v1"), "gpt-5-mini", openAiKey),
            target => target with { Price = catalog.FindOffer("openai/gpt-5-mini")?.PriceOn(catalog.Newest) });

        var haiku = new ChatModel(
            "haiku",
            new ProviderChatClient(
                AnthropicProviderWire.Instance, http, new Uri("https://api.anthropic.com"), "claude-haiku-4-5",
                anthropicKey),
            target => target with { Price = catalog.FindOffer("anthropic/claude-haiku-4-5")?.PriceOn(catalog.Newest) });

        var home = new ChatModel(
            "home",
            new ProviderChatClient(
                OpenAiChatProviderWire.Instance, http, new Uri("http://localhost:11434/v1"), "qwen3"),
            target => target with { Local = true, Context = 32_000 });

        return [mini, haiku, home];
    }

    public static void Register(IServiceCollection services, IChatClient smallClient, IChatClient largeClient)
    {
        services.AddKeyedSingleton<IChatClient>("small", smallClient);
        services.AddKeyedSingleton<IChatClient>("large", largeClient);
        services.AddPointsman(models => new FallbackStrategy(
        [
            models.Of("small", target => target with { Local = true }),
            models.Of("large"),
        ]));
    }

    public static PointsmanChatClientOptions Options(Action<PointsmanReport> log)
    {
        var options = new PointsmanChatClientOptions
        {
            Limits = new StrategyLimits
            {
                Deadline = TimeSpan.FromSeconds(60), Budget = new Usd(0.05m), Calls = 8, AssumedOutput = 512,
            },
            Cooldown = TimeSpan.FromSeconds(10),
            Classify = failure => failure is ProviderException { Error.Code: ErrorCode.ContextLength }
                ? FailureKind.Upstream
                : null,
            Finished = log,
        };
        return options;
    }

    public static PointsmanChatClientOptions AllPrivate()
    {
        var options = new PointsmanChatClientOptions
        {
            Facts = (facts, messages) => facts with { Traits = facts.Traits | RequestTraits.Private },
        };
        return options;
    }

    public static async Task<string> AskAsync(IChatClient client, string question)
    {
        try
        {
            ChatResponse answer = await client.GetResponseAsync(question);
            return answer.Text;
        }
        catch (PointsmanException none) when (none.Failure.Kind is FailureKind.Deadline or FailureKind.Budget)
        {
            return "That took too long, or cost too much.";
        }
        catch (PointsmanException none) when (none.InnerException is HttpRequestException
            { StatusCode: HttpStatusCode.TooManyRequests })
        {
            return "Everybody is busy.";
        }
    }

    public static async Task ReportAsync(IChatClient client, string question)
    {
        ChatResponse answer = await client.GetResponseAsync(question);
        PointsmanReport report = PointsmanReport.Of(answer)!;
        Console.WriteLine($"{report.Decision.Reason}; {report.Reason}; {report.Spent}");
        foreach (StrategyStep step in report.Steps)
        {
            Console.WriteLine($"{step.Place}: {step.Target}, {step.Outcome}, {step.Confidence}, {step.Cost}");
        }
    }

    public static async Task<string> HintAsync(IChatClient client, string question)
    {
        var hints = new ChatOptions
        {
            AdditionalProperties = new() { ["pointsman.private"] = true, ["pointsman.task"] = "contract" },
        };
        ChatResponse answer = await client.GetResponseAsync(question, hints);
        return answer.Text;
    }

    public static async Task<string?> UpgradeAsync(IChatClient client, string question)
    {
        var options = new ChatOptions { AdditionalProperties = new() { [PointsmanUpgrade.Key] = true } };
        ChatResponse answer = await client.GetResponseAsync(question, options);
        if (PointsmanUpgrade.Of(answer) is { } coming && await coming is { } upgrade)
        {
            return upgrade.Whole.Text;
        }

        return null;
    }
}
