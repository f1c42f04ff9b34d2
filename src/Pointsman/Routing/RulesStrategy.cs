namespace Pointsman;

/// <summary>
/// The first rule whose condition holds says where the request goes; without one, <c>else</c>. What the rule names is
/// tried first, and <c>else</c> comes after it as the fallback.
/// </summary>
public sealed class RulesStrategy : RoutingStrategy
{
    private readonly (Condition When, OrderedParts Parts)[] _rules;
    private readonly OrderedParts _else;
    private readonly bool[] _asksComplexity;

    /// <summary>Asks the rules in order.</summary>
    public RulesStrategy(IReadOnlyList<RoutingRule> rules, RoutingStrategy otherwise)
    {
        _rules = [.. rules.Select(rule =>
            (rule.When, new OrderedParts([rule.Use, otherwise], $"rule: {rule.When.Text}")))];
        _asksComplexity = [.. rules.Select(rule => rule.When.Names.Contains("complexity"))];
        _else = new OrderedParts([otherwise], rules.Count == 0 ? "there are no rules" : "no rule held");
        Targets = [.. rules.SelectMany(rule => rule.Use.Targets).Concat(otherwise.Targets).Distinct()];
    }

    /// <inheritdoc />
    public override string Name => "rules";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets { get; }

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        _rules.Select(rule => rule.Parts.MostOf(size, each)).Append(_else.MostOf(size, each)).Max();

    /// <inheritdoc />
    public override bool Composes => _else.Composes || _rules.Any(rule => rule.Parts.Composes);

    internal override bool IsFixed => false;

    internal override long AnswerOf(long output) =>
        _rules.Select(rule => rule.Parts.AnswerOf(output)).Append(_else.AnswerOf(output)).Max();

    internal override RoutingOrder Order(in RoutingCase one)
    {
        Func<string, FactValue> facts = one.Facts.Of;
        bool asked = false;
        for (int i = 0; i < _rules.Length; i++)
        {
            asked |= _asksComplexity[i];
            if (_rules[i].When.Holds(facts))
            {
                return Told(_rules[i].Parts.Order(one), _asksComplexity[i], one.Facts);
            }
        }

        return Told(_else.Order(one), asked, one.Facts);
    }

    // A class is no fact that everybody sees for himself, so where it mattered its evidence stands in the reason.
    private static RoutingOrder Told(RoutingOrder order, bool asked, in RequestFacts facts) => asked
        ? order with { Reason = $"{order.Reason}; {Complexity.Of(facts)}" }
        : order;
}
