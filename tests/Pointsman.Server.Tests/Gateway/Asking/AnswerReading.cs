using System.Text;
using System.Text.Json;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Reads answers the way clients of each protocol do.</summary>
internal sealed class AnswerReading(string protocol)
{
    private readonly StringBuilder _text = new();
    private string? _finish;
    private string? _error;
    private bool _ended;

    public static Seen Read(string protocol, bool stream, Seen seen)
    {
        var reading = new AnswerReading(protocol);
        if (seen.ContentType == "text/event-stream")
        {
            reading.Events(seen.Raw);
        }
        else
        {
            reading.Whole(seen.Raw);
            reading._ended = !stream;
        }

        return seen with
        {
            Text = reading._text.ToString(), Finish = reading._finish, Ended = reading._ended, Error = reading._error,
        };
    }

    /// <summary>The data of the events of a stream; an event that is not closed by a blank line is none.</summary>
    public static IEnumerable<string> DataOf(string raw)
    {
        string text = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        string[] events = text.Split("\n\n");
        foreach (string one in events.Take(events.Length - 1))
        {
            string[] lines = [.. one.Split('\n').Where(line => line.StartsWith("data:", StringComparison.Ordinal))
                .Select(line => line[(line.StartsWith("data: ", StringComparison.Ordinal) ? 6 : 5)..])];
            if (lines.Length > 0)
            {
                yield return string.Join('\n', lines);
            }
        }
    }

    private void Events(string raw)
    {
        foreach (string data in DataOf(raw))
        {
            if (data == "[DONE]")
            {
                _ended |= protocol == Speech.OpenAi;
                continue;
            }

            using var parsed = JsonDocument.Parse(data);
            Event(parsed.RootElement);
        }
    }

    private void Event(JsonElement data)
    {
        if (data.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object)
        {
            _error = error.GetProperty("message").GetString();
            return;
        }

        switch (protocol)
        {
            case Speech.OpenAi:
                foreach (JsonElement choice in data.GetProperty("choices").EnumerateArray())
                {
                    Add(choice.GetProperty("delta"), "content");
                    Finish(choice, "finish_reason");
                }

                break;
            case Speech.Responses:
                ResponsesEvent(data);
                break;
            case Speech.Anthropic:
                if (data.TryGetProperty("delta", out JsonElement delta))
                {
                    Add(delta, "text");
                    Finish(delta, "stop_reason");
                }

                _ended |= Text(data, "type") == "message_stop";
                break;
            default:
                Candidates(data);
                _ended |= _finish is not null;
                break;
        }
    }

    private void ResponsesEvent(JsonElement data)
    {
        switch (Text(data, "type"))
        {
            case "response.output_text.delta":
                Add(data, "delta");
                break;
            case "response.completed" or "response.incomplete":
                _ended = true;
                Finish(data.GetProperty("response"), "status");
                break;
            case "response.failed":
                _error = Text(data.GetProperty("response").GetProperty("error"), "message");
                break;
            case "error":
                _error = Text(data, "message");
                break;
        }
    }

    private void Whole(string raw)
    {
        if (raw.Length == 0)
        {
            return;
        }

        using var parsed = JsonDocument.Parse(raw);
        JsonElement data = parsed.RootElement;
        if (data.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object)
        {
            _error = Text(error, "message");
            return;
        }

        switch (protocol)
        {
            case Speech.OpenAi:
                Add(data.GetProperty("choices")[0].GetProperty("message"), "content");
                Finish(data.GetProperty("choices")[0], "finish_reason");
                break;
            case Speech.Responses:
                Finish(data, "status");
                foreach (JsonElement item in data.GetProperty("output").EnumerateArray())
                {
                    Parts(item, "content");
                }

                break;
            case Speech.Anthropic:
                Parts(data, "content");
                Finish(data, "stop_reason");
                break;
            default:
                Candidates(data);
                break;
        }
    }

    private void Candidates(JsonElement data)
    {
        foreach (JsonElement candidate in data.GetProperty("candidates").EnumerateArray())
        {
            if (candidate.TryGetProperty("content", out JsonElement content))
            {
                Parts(content, "parts");
            }

            Finish(candidate, "finishReason");
        }
    }

    private void Parts(JsonElement from, string name)
    {
        if (from.TryGetProperty(name, out JsonElement parts) && parts.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement part in parts.EnumerateArray())
            {
                Add(part, "text");
            }
        }
    }

    private void Add(JsonElement from, string name) => _text.Append(Text(from, name));

    private void Finish(JsonElement from, string name) => _finish = Text(from, name) ?? _finish;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
