using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>The answer is JSON that a JSON Schema allows.</summary>
/// <param name="schema">The schema.</param>
/// <param name="name">What reports call it.</param>
/// <param name="repair">Whether JSON may be made of an answer that is none, where that can be done in one way only.
/// </param>
public sealed class JsonSchemaEvaluator(OutputSchema schema, string name = "", bool repair = false) : Evaluator
{
    internal static readonly EvaluatorKind Reading = new("json-schema", "schema", Read);

    /// <inheritdoc />
    public override string Kind => "json-schema";

    /// <inheritdoc />
    public override string About => $"{Kind} {name}{(repair ? " (repaired)" : "")}".TrimEnd();

    /// <inheritdoc />
    public override ValueTask<EvaluatorScore> ScoreAsync(
        Evaluated evaluated, EvaluatorTools tools, CancellationToken cancel)
    {
        using JsonDocument? json =
            AnswerJsonValue.Read(evaluated.Answer.Text, repair, schema.Wanted, out string? said);
        if (json is null)
        {
            return new(EvaluatorScore.Of(false, said));
        }

        IReadOnlyList<SchemaError> errors = schema.Validate(json.RootElement);
        string more = errors.Count > 5 ? $"; and {errors.Count - 5} more" : "";
        return new(errors.Count == 0
            ? EvaluatorScore.Of(true, said)
            : EvaluatorScore.Of(false, $"{string.Join("; ", errors.Take(5))}{more}"));
    }

    private static JsonSchemaEvaluator? Read(Document document, EvaluatorFiles files)
    {
        bool repair = document.YesNo("repair") ?? false;
        string? text = document.Value("schema") switch
        {
            null => document.FaultOf<string>("schema", "nothing", "write a JSON Schema, or name a file that has one"),
            { ValueKind: JsonValueKind.String } file => files.Read(document, "schema", file.GetString()!),
            { } inline => inline.GetRawText(),
        };
        if (text is null
            || OutputSchema.Read(text, document.Faults, document.Place("schema")) is not { } schema)
        {
            return null;
        }

        // The name changes with the schema, so that answers are not taken for those of another one.
        string mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
        return new JsonSchemaEvaluator(schema, mark, repair);
    }
}
