using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman keys create</c>: a new key, whose secret is shown once.</summary>
internal static class KeysCreate
{
    public static Command Create(ServerContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("name", "NAME", "What to call it: the team or program that uses it")
            .AskMany("limit", "limits", LimitFlags.LimitForm,
                "At most so many requests or tokens; may be repeated", LimitFlags.Limit)
            .AskMany("budget", "budgets", LimitFlags.BudgetForm,
                "At most so many dollars; may be repeated", LimitFlags.Budget)
            .Ask("concurrency", "N", "At most so many requests at the same time")
            .Ask("routes", "NAMES", "The routes that it may call: support,auto* (all)")
            .Ask("models", "NAMES", "The models that may answer it: openai/* (all)")
            .Ask("expires", "TIME", "From when on it is refused: 2027-01-01 (never)")
            .AskMany("tag", "tags", "NAME=VALUE", "Where its spend belongs; may be repeated", LimitFlags.Tag);
        return ServerCommand.Create("create", "Create a key and show its secret, once", form, context, Read)
            .WithExamples(
                "pointsman keys create --name ci",
                "pointsman keys create --name search --limit requests=60/minute --limit tokens=1M/day "
                    + "--budget 20/month",
                "pointsman keys create --name search --routes support,auto* --concurrency 8 --tag team=a "
                    + "--expires 2027-01-01 --format json");
    }

    private static Func<ServerApi, string, CancellationToken, Task> Read(
        Document document, IReadOnlyList<string> words)
    {
        var limits = new JsonObject();
        LimitFlags.Collect(document, "limits", "--limit", limits);
        LimitFlags.Collect(document, "budgets", "--budget", limits);
        if (document.Text("concurrency") is { } most)
        {
            limits["concurrency"] = most;
        }

        var tags = new JsonObject();
        foreach (Document tag in document.Parts("tags"))
        {
            if (!tags.TryAdd(tag.Text("name")!, tag.Text("value")))
            {
                document.Faults.Add(new Fault("--tag", $"'{tag.Text("name")}' is given twice", "give it once"));
            }
        }

        if (document.Text("name") is null)
        {
            document.FaultOf<string>("name", "nothing", "say what to call the key: --name search");
        }

        // Numbers and names are sent as they were written: the server knows what is allowed, and says so.
        var body = new JsonObject
        {
            ["name"] = document.Text("name"),
            ["expires"] = document.Text("expires"),
            ["limits"] = limits,
            ["routes"] = Written.Json(document.Words("routes")),
            ["models"] = Written.Json(document.Words("models")),
            ["tags"] = tags,
        };
        return (server, format, cancel) => RunAsync(server, body, format, cancel);
    }

    private static async Task RunAsync(ServerApi server, JsonObject body, string format, CancellationToken cancel)
    {
        JsonObject created;
        try
        {
            created = await server.SendAsync(HttpMethod.Post, "api/keys", body, cancel);
        }
        catch (FaultsException refused)
        {
            throw new FaultsException([.. refused.Faults.Select(fault => fault with { Where = Flag(fault.Where) })]);
        }

        Screen screen = server.Screen;
        if (format == "json")
        {
            screen.Json(created);
            return;
        }

        KeyView key = KeyView.Of(created);
        screen.Line($"{key.Named} is created. Its secret is shown this once:");
        screen.Line();
        screen.Line($"  {screen.Bold(key.Secret)}");
        screen.Line();
        new Table("", "")
            .Row("limits", key.Limits)
            .Row("routes", key.Routes)
            .Row("models", key.Models)
            .Row("tags", key.Tags)
            .Row("expires", key.Expires is null ? "never" : KeyView.Time(key.Expires))
            .Write(screen);
    }

    // The server names the keys of its object; a person at a terminal wrote flags.
    private static string Flag(string where)
    {
        string[] path = where.Split('.');
        string rest = path.Length > 1 ? $" {path[1]}" : "";
        return path[0] switch
        {
            "limits" when rest == " concurrency" => "--concurrency",
            "limits" when rest.StartsWith(" usd", StringComparison.Ordinal) => $"--budget{rest}",
            "limits" => $"--limit{rest}",
            "tags" => $"--tag{rest}",
            "name" or "routes" or "models" or "expires" => $"--{path[0]}",
            _ => where,
        };
    }
}
