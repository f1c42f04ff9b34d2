using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Providers.Tests.Clients;

/// <summary>The code of docs/library.md compiles, and does what the page says.</summary>
public sealed class LibraryPageTests
{
    private static readonly string Root = Folder();
    private static readonly SimulatedOptions AtOnce = new() { DelayFactor = 0 };

    private readonly ChatModel _small = SimulatedChat.Model(
        "sim/small", AtOnce, describe: target => target with { Local = true, Quality = 0.7 });

    private readonly ChatModel _large = SimulatedChat.Model("sim/large", AtOnce);
    private readonly ChatModel _best = SimulatedChat.Model("sim/reasoner", AtOnce);

    /// <summary>The blocks of C# on the page, and those of the README that are about the same.</summary>
    public static TheoryData<string> Blocks =>
    [
        .. Read("docs", "library.md"),
        .. Read("README.md").Where(block => block.Contains("PointsmanChatClient", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> Names =>
    [
        .. LibraryPage.Strategies(
            SimulatedChat.Model("sim/small"), SimulatedChat.Model("sim/large"), SimulatedChat.Model("sim/reasoner"))
            .Keys,
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_block_stands_in_code_that_is_compiled(string block)
    {
        string[] sources =
        [
            Path.Combine(Root, "tests", "Pointsman.Providers.Tests", "Clients", "LibraryPage.cs"),
            .. Directory.GetFiles(Path.Combine(Root, "samples"), "Program.cs", SearchOption.AllDirectories),
        ];
        Assert.Contains(sources, source => Flat(File.ReadAllText(source)).Contains(Flat(block)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_strategy_of_the_page_answers(string name)
    {
        RoutingStrategy strategy = LibraryPage.Strategies(_small, _large, _best)[name];
        using var client = new PointsmanChatClient(strategy, [_small, _large, _best]);
        string question = name == "8 ensemble"
            ? "What is 96*87?"
            : "Classify as billing, technical or shipping: I was charged twice on 3 May.";
        var options = new ChatOptions
        {
            ResponseFormat = strategy is CheckedStrategy ? ChatResponseFormat.Json : null,
        };
        ChatResponse answer = await client.GetResponseAsync(question, options, Cancel);
        Assert.NotEmpty(answer.Text);
        Assert.NotEmpty(PointsmanReport.Of(answer)!.Steps);
    }

    [Fact]
    public async Task Registered_clients_options_hints_and_failures_do_what_the_page_says()
    {
        var services = new ServiceCollection();
        LibraryPage.Register(services, _small.Client, SimulatedChat.Create("sim/large:429", AtOnce));
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Contains(
            "391", await LibraryPage.HintAsync(provider.GetRequiredService<IChatClient>(), "What is 17*23?"),
            StringComparison.Ordinal);

        ChatModel busy = SimulatedChat.Model("sim/large:429", AtOnce);
        using var refused = new PointsmanChatClient(busy, [busy]);
        Assert.Equal("Everybody is busy.", await LibraryPage.AskAsync(refused, "hello"));

        List<PointsmanReport> told = [];
        using var limited = new PointsmanChatClient(_best, [_best], LibraryPage.Options(told.Add) with
        {
            Limits = new StrategyLimits { Budget = new Usd(0.000001m) },
        });
        Assert.StartsWith("That took too long", await LibraryPage.AskAsync(limited, "hello"));
        Assert.Single(told);

        using var kept = new PointsmanChatClient(
            new FallbackStrategy([_large, _small]), [_large, _small], LibraryPage.AllPrivate());
        ChatResponse answer = await kept.GetResponseAsync("hello", cancellationToken: Cancel);
        Assert.Equal("sim/small", PointsmanReport.Of(answer)!.Steps[0].Target);
    }

    [Fact]
    public void Providers_of_the_page_bring_prices_from_the_catalog()
    {
        using var http = new HttpClient();
        ChatModel[] models = LibraryPage.Providers(http, "key", "key");
        Assert.Equal(["mini", "haiku", "home"], models.Select(model => model.Target.Name));
        Assert.NotNull(models[0].Target.Price);
        Assert.NotNull(models[1].Target.Price);
    }

    // Code is the same wherever its lines begin.
    private static string Flat(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + "\n";

    private static IEnumerable<string> Read(params string[] path) => Regex
        .Matches(File.ReadAllText(Path.Combine([Root, .. path])), "^```csharp\n(.*?)^```", RegexOptions.Multiline
            | RegexOptions.Singleline)
        .Select(block => block.Groups[1].Value);

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
