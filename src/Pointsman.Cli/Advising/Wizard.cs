using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>
/// Asks for a requirement at a terminal, a few questions of which each may be skipped with Enter. A wrong answer is
/// explained and asked again; the questions go to the error stream, so that the answer can still be piped.
/// </summary>
internal static class Wizard
{
    private const int MostTries = 5;

    private static readonly (string Key, string Question, string Example)[] Questions =
    [
        ("volume", "How many requests?", "100000/day"),
        ("latency", "How long may people wait for the first words?", "2s"),
        ("budget", "What may it cost at most?", "500/month or 0.01/request"),
        ("context", "How many tokens must fit into one request?", "200000"),
        ("modalities", "What goes in?", "text,image"),
        ("privacy", "How private are the data? standard, no-training, private-cloud, self-hosted", "standard"),
        ("gpus", "How many GPUs of 80 GB could host a model?", "0"),
        ("priority", "What comes first? accuracy, speed, cost, consistency, innovation, balanced", "balanced"),
        ("languages", "Which languages?", "en,de"),
        ("must", "What must it have?", "tools,json-schema"),
    ];

    public static async Task<JsonObject> AskAsync(Screen screen, AdviceRules rules, CancellationToken cancel)
    {
        screen.Message("A few questions; Enter skips one. Ctrl+C leaves.");
        var answers = new JsonObject();
        await AskTaskAsync(screen, rules, answers, cancel);
        foreach ((string key, string question, string example) in Questions)
        {
            await AskOneAsync(screen, rules, answers, key, $"{question} [{example}]", cancel);
        }

        screen.Message("");
        return answers;
    }

    private static async Task AskTaskAsync(
        Screen screen, AdviceRules rules, JsonObject answers, CancellationToken cancel)
    {
        string[] ids = [.. rules.Tasks.Keys];
        screen.Message("");
        foreach (TaskDescription task in rules.Tasks.Values)
        {
            screen.Message($"  {task.Id,-20} {task.Title}");
        }

        await AskOneAsync(screen, rules, answers, "task", "What is to be done? [chat]", cancel);
        if (!answers.ContainsKey("task"))
        {
            answers["task"] = ids.Contains("chat") ? "chat" : ids[0];
        }
    }

    private static async Task AskOneAsync(
        Screen screen, AdviceRules rules, JsonObject answers, string key, string question, CancellationToken cancel)
    {
        for (int i = 0; i < MostTries; i++)
        {
            screen.Message(question);
            string? line = await screen.In.ReadLineAsync(cancel);
            if (string.IsNullOrWhiteSpace(line))
            {
                return;
            }

            var faults = new List<Fault>();
            var alone = new JsonObject { [key] = line.Trim() };
            using var json = System.Text.Json.JsonDocument.Parse(alone.ToJsonString());
            RequirementReader.Read(new Document(json.RootElement, faults), rules);
            if (faults.Count == 0)
            {
                answers[key] = line.Trim();
                return;
            }

            faults.ForEach(fault => screen.Message($"  {fault.Found}; {fault.Fix}"));
        }
    }
}
