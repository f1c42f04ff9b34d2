using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Checking.Repairing;

/// <summary>
/// Random JSON, damaged in known ways, becomes the same value again. Any of the damages to the writing may come
/// together with any of those around it, and with every other that is independent of it: quotes (one style), keys
/// without quotes, trailing or missing commas, comments, Python's literals, raw line breaks and tabs.
/// </summary>
public sealed class RepairPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Damaged_json_becomes_the_same_value_again() => Prop.ForAll(
        (from value in AnyJson.Containers
         from damage in Damages
         select (value, damage)).ToArbitrary(),
        pair =>
        {
            string damaged = pair.damage.Applied(pair.value);
            RepairedJson repaired = JsonRepair.Repair(damaged);
            Assert.True(repaired.Json is not null, damaged);
            Assert.True(
                JsonNode.DeepEquals(pair.value, JsonNode.Parse(repaired.Json)), $"{damaged}\n became {repaired.Json}");
        }).Check(Many);

    [Fact]
    public void A_repaired_text_needs_no_further_repair() => Prop.ForAll(
        Texts.ToArbitrary(),
        text =>
        {
            RepairedJson once = JsonRepair.Repair(text, new JsonRepairOptions { AllowTruncated = true });
            if (once.Json is not null)
            {
                Assert.Equal(new RepairedJson(once.Json, JsonRepairs.None), JsonRepair.Repair(once.Json));
            }
        }).Check(Many);

    [Fact]
    public void A_cut_text_is_never_given_unless_that_is_allowed_and_then_begins_like_the_whole() => Prop.ForAll(
        (from value in AnyJson.Containers
         from cut in Gen.Choose(1, 10_000)
         select (value, cut)).ToArbitrary(),
        pair =>
        {
            string whole = pair.value.ToJsonString(AnyJson.Plain);
            string part = whole[..(1 + (pair.cut % (whole.Length - 1)))];
            Assert.Null(JsonRepair.Repair(part).Json);
            RepairedJson repaired = JsonRepair.Repair(part, new JsonRepairOptions { AllowTruncated = true });
            Assert.True(repaired.Json is not null, part);
            Assert.True(repaired.Repairs.HasFlag(JsonRepairs.TruncatedTail), part);
            Assert.True(
                AnyJson.BeginsLike(JsonNode.Parse(repaired.Json), pair.value), $"{part} became {repaired.Json}");
        }).Check(Many);

    private static Gen<string> Texts => Gen.OneOf(
        from value in AnyJson.Containers
        from damage in Damages
        from cut in Gen.Choose(0, 1_000)
        select damage.Applied(value) is var text && cut < 500 ? text[..Math.Min(cut, text.Length)] : text,
        from parts in Gen.Elements(
            "{", "}", "[", "]", "\"", "'", "“", ",", ":", "a", "1", "-", ".", "\\", "\\u", "d83d", "true", "None", "\n",
            " ", "//", "/*", "*/", "#", "```", "<think>", "</think>", "\uFEFF", "\ud83d", "\ude00", "\0").ListOf(40)
        select string.Concat(parts),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static Gen<Damage> Damages =>
        from quote in Gen.Elements("\"\"", "\"\"", "''", "“”", "„“", "‘’")
        from bareKeys in Gen.Elements(true, false)
        from comma in Gen.Elements(",", ",", "\n")
        from trailing in Gen.Elements(true, false)
        from comments in Gen.Elements("", "", "/* c, \"d\": */", "// it's\n", "# {\n")
        from python in Gen.Elements(true, false)
        from raw in Gen.Elements(true, false)
        from around in Gen.Elements(
            "@", "```json\n@\n```", "Here it is:\n@", "@\nThat is all.", "<think>{[</think>\n@",
            "\uFEFF@", "Sure, [here]:\n```\n@\n```\nBye {now}.")
        select new Damage(quote, bareKeys, comma, trailing, comments, python, raw, around);

    /// <summary>Ways to write a value that JSON does not know.</summary>
    private sealed record Damage(
        string Quote, bool BareKeys, string Comma, bool Trailing, string Comment, bool Python, bool Raw, string Around)
    {
        public string Applied(JsonNode value) => Around.Replace("@", Written(value));

        private string Written(JsonNode? value) => value switch
        {
            null => Python ? "None" : "null",
            JsonObject all => Members(all.Select(pair => $"{Key(pair.Key)}: {Comment}{Written(pair.Value)}"), '{', '}'),
            JsonArray all => Members(all.Select(Written), '[', ']'),
            _ when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>()),
            _ when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                Python ? value.ToString() is "true" ? "True" : "False" : value.ToJsonString(),
            _ => value.ToJsonString(),
        };

        private string Members(IEnumerable<string> members, char open, char close)
        {
            var text = new StringBuilder().Append(open).AppendJoin(Comma, members);
            return text.Append(Trailing && text.Length > 1 ? "," : "").Append('\n').Append(close).ToString();
        }

        private string Key(string key) =>
            BareKeys && Regex.IsMatch(key, @"^[A-Za-z_]\w*$") ? key : Text(key);

        private string Text(string text)
        {
            string escaped = text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("'", "\\'")
                .Replace("\0", "\\u0000");
            escaped = Raw ? escaped : escaped.Replace("\n", "\\n").Replace("\t", "\\t");
            return $"{Quote[0]}{escaped}{Quote[1]}";
        }
    }
}
