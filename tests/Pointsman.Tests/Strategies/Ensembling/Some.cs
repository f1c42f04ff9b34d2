using FsCheck;
using FsCheck.Fluent;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Ensembling;

/// <summary>Ensembles and votes to try things with.</summary>
internal static class Some
{
    /// <summary>One to nine votes for three labels, with weights in halves.</summary>
    public static Gen<Ballot[]> Votes =>
        from labels in Gen.Elements("a", "b", "c").NonEmptyListOf()
        from halves in Gen.Choose(1, 6).ArrayOf(Math.Min(9, labels.Count))
        select halves.Select((half, i) => new Ballot(i, half / 2m, labels[i])).ToArray();

    public static EnsembleStrategy Ensemble(
        AnswerJoin join, EnsembleOptions? options, params RoutingTarget[] members) =>
        new([.. members.Select(member => new EnsembleMember(Only(member)))], join, options);
}
