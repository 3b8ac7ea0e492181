using System.Globalization;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Chains;

/// <summary>The limit of a chain of calls: of several, the lowest.</summary>
/// <param name="Constant">The lowest of those that are fixed at compile time; null where none is.</param>
/// <param name="UnknownSource">The C# expression of the limit, where a part of it is known only at run time; otherwise null.</param>
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

    /// <summary>A limit that the service accepts. What an unknown one lowers the others by makes no difference to it.</summary>
    public QueryValue Sample => QueryValue.FromInteger(Math.Max(1, Constant ?? 1));
}
