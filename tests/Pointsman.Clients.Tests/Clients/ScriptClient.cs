using System.Diagnostics;
using System.Text.Json;

namespace Pointsman.Clients.Tests;

/// <summary>A library from npm: a script does all jobs in one process of node and prints a report in each
/// line.</summary>
internal sealed class ScriptClient(
    string name, string package, string title, OwnField ownField, string script, IReadOnlyList<string> lacks,
    string code) : TestedClient
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<TestedClient> Known { get; } =
    [
        new ScriptClient("openai-chat-js", "openai", "chat completions", OwnField.Seed, "openai-chat.mjs",
            [Scenario.CountTokens],
            """
            const client = new OpenAI({ baseURL: 'http://127.0.0.1:7070/v1', apiKey });
            await client.chat.completions.create({ model, messages });
            """),
        new ScriptClient(
            "openai-responses-js", "openai", "responses", OwnField.PreviousResponse, "openai-responses.mjs",
            [Scenario.Audio, Scenario.Embeddings, Scenario.CountTokens],
            """
            const client = new OpenAI({ baseURL: 'http://127.0.0.1:7070/v1', apiKey });
            await client.responses.create({ model, input });
            """),
        new ScriptClient("anthropic-js", "@anthropic-ai/sdk", "messages", OwnField.Region, "anthropic.mjs",
            [Scenario.Audio, Scenario.Embeddings],
            """
            const client = new Anthropic({ baseURL: 'http://127.0.0.1:7070', apiKey });
            await client.messages.create({ model, max_tokens: 1000, messages });
            """),
        new ScriptClient("google-genai-js", "@google/genai", "generateContent", OwnField.TopK, "google-genai.mjs", [],
            """
            const client = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: 'http://127.0.0.1:7070' } });
            await client.models.generateContent({ model, contents });
            """),
        new ScriptClient("ai-sdk-js", "ai", "with @ai-sdk/openai-compatible", OwnField.Seed, "ai-sdk.mjs",
            [Scenario.Models, Scenario.CountTokens],
            """
            const pointsman = createOpenAICompatible({
              name: 'pointsman', baseURL: 'http://127.0.0.1:7070/v1', apiKey,
              includeUsage: true, supportsStructuredOutputs: true, // else it asks for neither
            });
            await generateText({ model: pointsman(model), prompt });
            """),
    ];

    public override string Name => name;

    public override string Title => $"`{package}` {NodePackages.Version(package)} ({title})";

    public override OwnField OwnField => ownField;

    public override (string Language, string Code) Setup => ("js", code);

    // Google's errors keep the status and the words, and no headers.
    public override bool ShowsRetryAfter => !IsGoogle;

    public override bool HeedsShouldRetry => package is "openai" or "@anthropic-ai/sdk";

    public override IReadOnlyList<string> Lacks => lacks;

    public override string PlaceOfSound => IsGoogle ? "contents[0].parts[1]" : base.PlaceOfSound;

    public override bool CountsWith(string provider) => IsGoogle ? provider == "gemini" : base.CountsWith(provider);

    public override bool ShowsTokensOfEmbeddings => !IsGoogle;

    private bool IsGoogle => package == "@google/genai";

    public override async Task<IReadOnlyList<Report>> RunAsync(
        Uri gateway, IReadOnlyList<Job> jobs, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(await NodePackages.NodeAsync(cancel), [script])
        {
            WorkingDirectory = Checkout.Scripts, RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process node = Process.Start(start)!;
        try
        {
            return await TalkAsync(node, gateway, jobs, cancel);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }
    }

    private static async Task<IReadOnlyList<Report>> TalkAsync(
        Process node, Uri gateway, IReadOnlyList<Job> jobs, CancellationToken cancel)
    {
        Task<string> errors = node.StandardError.ReadToEndAsync(cancel);
        var errand = new
        {
            BaseUrl = gateway.ToString().TrimEnd('/'), Key, Errand.Prompt, Errand.ToolPrompt, Errand.Tools,
            Errand.Results, Errand.Schema, Errand.PicturePrompt, Errand.Picture, Errand.PictureType, Errand.Sound,
            Errand.SoundType, Errand.Phrases, Errand.Dimensions, Jobs = jobs,
        };
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(errand, Camel).AsMemory(), cancel);
        node.StandardInput.Close();
        List<Report> reports = [];
        while (await node.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            reports.Add(JsonSerializer.Deserialize<Report>(line, Camel)!);
        }

        await node.WaitForExitAsync(cancel);
        string said = await errors;
        return node.ExitCode == 0
            ? reports
            : throw new InvalidOperationException($"node ended with {node.ExitCode}: {said}");
    }
}
