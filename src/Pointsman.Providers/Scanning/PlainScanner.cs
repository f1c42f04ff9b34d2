using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Scans answers that are no conversation, of any protocol: for usage and errors.</summary>
internal sealed class PlainScanner : AnswerScanner
{
    public override bool HasEndMark => false;

    private protected override bool WritesText => false;

    private protected override StreamEvents ScanEvent(ReadOnlySpan<byte> data) => StreamEvents.Bad;

    private protected override StreamEvents ScanAnswer(ReadOnlySpan<byte> body)
    {
        var reader = new JsonWalker(body);
        StreamEvents seen = StreamEvents.Content;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return StreamEvents.Bad;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isUsage = reader.ValueTextEquals("usage"u8) || reader.ValueTextEquals("usageMetadata"u8);
            bool isError = reader.ValueTextEquals("error"u8);
            reader.Read();
            if (isUsage && reader.TokenType == JsonTokenType.StartObject)
            {
                TakeUsage(ref reader);
                seen |= StreamEvents.Usage;
            }
            else if (isError && reader.TokenType != JsonTokenType.Null)
            {
                TakeError(ref reader);
                seen |= StreamEvents.Error;
            }
            else
            {
                reader.Skip();
            }
        }

        while (reader.Read())
        {
        }

        return seen;
    }
}
