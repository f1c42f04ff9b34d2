using System.CommandLine;
using System.Text.Json;

namespace Pointsman.Cli.Tests.Economics;

/// <summary>Runs the cost commands in process, with a catalog of two offers, on 2025-06-01.</summary>
internal sealed record CostRun(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public IReadOnlyList<string> Faults =>
    [
        .. Error.Split('\n')
            .Where(line => line.StartsWith("error: ", StringComparison.Ordinal))
            .Select(line => line[7..]),
    ];

    public static async Task<CostRun> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error);
        var root = new RootCommand { CostCommand.Create(screen, Find, new FixedTime()) };
        int code = await CommandLine.RunAsync(root, ["cost", .. args], screen, CancellationToken.None);
        return new CostRun(code, output.ToString(), error.ToString());
    }

    public static async Task<CostRun> OfFile(string command, string yaml, params string[] args)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(path, yaml);
        try
        {
            CostRun run = await Of([command, "--file", path, .. args]);
            return run with { Error = run.Error.Replace(path, "FILE", StringComparison.Ordinal) };
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (Offer? Offer, Model? Model, string Hint) Find(string name)
    {
        if (name != "openai/gpt-4o")
        {
            return (null, null, "did you mean openai/gpt-4o?");
        }

        var offer = new Offer
        {
            Id = name,
            Model = "gpt-4o",
            Prices =
            [
                new Price { From = new(2024, 5, 13), Base = new Rates { Input = new(5m), Output = new(15m) } },
                new Price
                {
                    From = new(2024, 10, 2),
                    Base = new Rates { Input = new(2.5m), Output = new(10m), CachedInput = new(1.25m) },
                    Batch = new Rates { Input = new(1.25m), Output = new(5m) },
                },
            ],
        };
        return (offer, new Model { Id = "gpt-4o" }, "");
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
