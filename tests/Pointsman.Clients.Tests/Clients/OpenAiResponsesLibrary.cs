// The library marks what it has for responses as experimental; that it works through the gateway is what is tested.
#pragma warning disable OPENAI001
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI.Responses;

namespace Pointsman.Clients.Tests;

/// <summary>OpenAI's library for .NET, responses.</summary>
internal sealed class OpenAiResponsesLibrary : LibraryClient
{
    public override string Name => "openai-responses-dotnet";

    public override string Title => $"`OpenAI` {LibraryVersions.Of(typeof(ResponsesClient))} for .NET (responses)";

    public override OwnField OwnField => OwnField.PreviousResponse;

    public override bool HeedsShouldRetry => false;

    public override IReadOnlyList<string> Lacks => [Scenario.Audio, Scenario.Embeddings, Scenario.CountTokens];

    public override (string Language, string Code) Setup => ("csharp", """
        var options = new ResponsesClientOptions { Endpoint = new Uri("http://127.0.0.1:7070/v1") };
        var client = new ResponsesClient(new ApiKeyCredential(key), options);
        await client.CreateResponseAsync(new CreateResponseOptions { Model = model, InputItems = { item } });
        """);

    protected override async Task<Report> PlainAsync(
        Uri gateway, string model, bool ownRetries, CancellationToken cancel)
    {
        ResponseResult answer = await Client(gateway, ownRetries).CreateResponseAsync(Asked(model), cancel);
        return new Report
        {
            Text = answer.GetOutputText(), Finish = answer.Status.ToString(),
            InputTokens = answer.Usage.InputTokenCount, OutputTokens = answer.Usage.OutputTokenCount,
        };
    }

    protected override async Task<Report> StreamAsync(
        Uri gateway, string model, Action leave, CancellationToken cancel)
    {
        CreateResponseOptions asked = Asked(model);
        asked.StreamingEnabled = true;
        var report = new Report { Text = "" };
        await foreach (StreamingResponseUpdate update in Client(gateway).CreateResponseStreamingAsync(asked, cancel))
        {
            switch (update)
            {
                case StreamingResponseOutputTextDeltaUpdate { Delta: { Length: > 0 } piece }:
                    report = report with { Text = report.Text + piece, Pieces = report.Pieces + 1 };
                    leave();
                    break;
                case StreamingResponseCompletedUpdate { Response: { } last }:
                    report = report with
                    {
                        Finish = last.Status.ToString(), InputTokens = last.Usage.InputTokenCount,
                        OutputTokens = last.Usage.OutputTokenCount,
                    };
                    break;
                default:
                    break;
            }
        }

        return report;
    }

    protected override Task<Report> ToolsAsync(Uri gateway, string model, int tools, CancellationToken cancel) =>
        RoundTripAsync(model, tools, async asked =>
        {
            ResponseResult answer = await Client(gateway).CreateResponseAsync(asked, cancel);
            return answer;
        });

    protected override Task<Report> StreamedToolsAsync(Uri gateway, string model, CancellationToken cancel) =>
        RoundTripAsync(model, Errand.Tools.Count, async asked =>
        {
            asked.StreamingEnabled = true;
            ResponseResult? last = null;
            ResponsesClient client = Client(gateway);
            await foreach (StreamingResponseUpdate update in client.CreateResponseStreamingAsync(asked, cancel))
            {
                last = (update as StreamingResponseCompletedUpdate)?.Response ?? last;
            }

            return last!;
        });

    protected override async Task<Report> StructuredAsync(Uri gateway, string model, CancellationToken cancel)
    {
        CreateResponseOptions asked = Asked(model);
        asked.TextOptions = new ResponseTextOptions
        {
            TextFormat = ResponseTextFormat.CreateJsonSchemaFormat(
                "city", BinaryData.FromString(Errand.Schema.GetRawText()), jsonSchemaIsStrict: true),
        };
        ResponseResult answer = await Client(gateway).CreateResponseAsync(asked, cancel);
        return new Report { Text = answer.GetOutputText() };
    }

    protected override async Task<Report> OwnFieldAsync(Uri gateway, string model, CancellationToken cancel)
    {
        CreateResponseOptions asked = Asked(model);
        asked.PreviousResponseId = $"resp_{OwnField.Value}";
        ResponseResult answer = await Client(gateway).CreateResponseAsync(asked, cancel);
        return new Report { Text = answer.GetOutputText() };
    }

    protected override async Task<Report> ImageAsync(Uri gateway, string model, CancellationToken cancel)
    {
        var picture = BinaryData.FromBytes(Convert.FromBase64String(Errand.Picture), Errand.PictureType);
        var asked = new CreateResponseOptions
        {
            Model = model,
            InputItems =
            {
                ResponseItem.CreateUserMessageItem(
                [
                    ResponseContentPart.CreateInputTextPart(Errand.PicturePrompt),
                    ResponseContentPart.CreateInputImagePart(picture),
                ]),
            },
        };
        ResponseResult answer = await Client(gateway).CreateResponseAsync(asked, cancel);
        return new Report { Text = answer.GetOutputText() };
    }

    protected override Task<Report> ModelsAsync(Uri gateway, string model, CancellationToken cancel) =>
        OpenAiChatLibrary.ListAsync(gateway, model, cancel);

    protected override Report? Read(Exception error) => OpenAiChatLibrary.ReadError(error);

    private static async Task<Report> RoundTripAsync(
        string model, int tools, Func<CreateResponseOptions, Task<ResponseResult>> ask)
    {
        CreateResponseOptions first = Asked(model, Errand.ToolPrompt, tools);
        List<FunctionCallResponseItem> calls = [.. (await ask(first)).OutputItems.OfType<FunctionCallResponseItem>()];
        CreateResponseOptions second = Asked(model, Errand.ToolPrompt, tools);
        foreach (FunctionCallResponseItem call in calls)
        {
            second.InputItems.Add(call);
        }

        foreach (FunctionCallResponseItem call in calls)
        {
            second.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(
                call.CallId, Errand.Results[call.FunctionName]));
        }

        return new Report
        {
            Text = (await ask(second)).GetOutputText(),
            Calls = [.. calls.Select(call => new ReportedCall(
                call.FunctionName, JsonSerializer.Deserialize<JsonElement>(call.FunctionArguments)))],
        };
    }

    private static CreateResponseOptions Asked(string model, string prompt = Errand.Prompt, int tools = 0)
    {
        var asked = new CreateResponseOptions
        {
            Model = model, InputItems = { ResponseItem.CreateUserMessageItem(prompt) },
        };
        foreach (DeclaredTool tool in Errand.Tools.Take(tools))
        {
            asked.Tools.Add(ResponseTool.CreateFunctionTool(
                tool.Name, BinaryData.FromString(tool.Parameters.GetRawText()), false, tool.Description));
        }

        return asked;
    }

    private static ResponsesClient Client(Uri gateway, bool ownRetries = false) => new(
        new ApiKeyCredential(Key), new ResponsesClientOptions
        {
            Endpoint = new Uri(gateway, "/v1"),
            RetryPolicy = ownRetries ? ClientRetryPolicy.Default : new ClientRetryPolicy(0),
        });
}
