using System.Globalization;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Schemas;

/// <summary>A problem to report, as a value: a diagnostic would keep a compilation alive and never be equal to another one.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Format">The format of the message. A rule can have several.</param>
/// <param name="Position">The position.</param>
/// <param name="Arguments">The arguments of the message.</param>
internal sealed record SchemaProblemReport(string RuleId, string Format, SchemaPosition Position, EquatableArray<string> Arguments)
{
    private static readonly Dictionary<(string Id, string Format), DiagnosticDescriptor> Rules =
        SchemaRules.ContentRules
            .Concat([SchemaRules.DuplicateDataset, SchemaRules.Unreadable, SchemaRules.ReferencedTypes])
            .ToDictionary(rule => (rule.Id, GetFormat(rule)));

    public static SchemaProblemReport FromProblem(SchemaProblem problem) => Create(SchemaRules.Get(problem.Format), problem.Position, [.. problem.Arguments]);

    public static SchemaProblemReport Create(DiagnosticDescriptor rule, SchemaPosition position, params string[] arguments) =>
        new(rule.Id, GetFormat(rule), position, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Rules[(RuleId, Format)],
        Location.Create(
            Position.Path,
            new TextSpan(Position.Start, Position.Length),
            new LinePositionSpan(
                new LinePosition(Position.StartLine, Position.StartColumn),
                new LinePosition(Position.EndLine, Position.EndColumn))),
        [.. Arguments]);

    private static string GetFormat(DiagnosticDescriptor rule) => rule.MessageFormat.ToString(CultureInfo.InvariantCulture);
}
