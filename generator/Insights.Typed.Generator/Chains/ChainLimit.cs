using System.Globalization;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Chains;

/// <summary>The limit of a chain of calls: the lowest, if it has several.</summary>
/// <param name="Constant">The lowest constant limit; null if none is constant.</param>
/// <param name="UnknownSource">The C# expression of the limit, if a part of it is known only at run time; otherwise null.</param>
internal sealed record ChainLimit(int? Constant, string? UnknownSource)
{
    public static ChainLimit? Read(IEnumerable<ChainCall> calls, SemanticModel model, CancellationToken cancellationToken)
    {
        var (constants, unknownSources) = (new List<int>(), new List<string>());
        foreach (var call in calls.Where(c => c is { Method: "Take", Body: not null }))
        {
            if (ConstantLiteral.ToInteger(ConstantEvaluator.Evaluate(call.Body!, model, cancellationToken)) is >= int.MinValue and <= int.MaxValue and var constant)
            {
                constants.Add((int)constant);
            }
            else
            {
                unknownSources.Add(ExpressionText.From(call.Body!));
            }
        }

        var lowest = constants.Count > 0 ? constants.Min() : (int?)null;
        if (unknownSources.Count > 0 && lowest is { } known)
        {
            unknownSources.Add(known.ToString(CultureInfo.InvariantCulture));
        }

        return constants.Count + unknownSources.Count == 0 ? null
            : new ChainLimit(lowest, unknownSources.Count == 0 ? null : unknownSources.Aggregate((first, second) => $"Math.Min({first}, {second})"));
    }

    public QueryValue Value => UnknownSource is null ? QueryValue.FromInteger(Constant!.Value) : QueryValue.FromHole(UnknownSource);

    /// <summary>Gets a limit that the service accepts. For the service it does not matter whether an unknown limit is lower.</summary>
    public QueryValue Sample => QueryValue.FromInteger(Math.Max(1, Constant ?? 1));
}
