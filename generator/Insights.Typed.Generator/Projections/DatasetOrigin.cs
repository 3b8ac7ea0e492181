using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>
/// Finds the dataset of a query expression from the text of its file: a generator cannot see the types that
/// it generates. A chain starts with <c>Datasets.Name</c>, or with a variable, member or method whose declaration
/// names the dataset's query type or starts such a chain itself, or with a choice of these.
/// </summary>
internal static class DatasetOrigin
{
    /// <summary>The number of variables to follow. Code that people write has fewer.</summary>
    private const int MaxDeclarations = 16;

    /// <summary>Finds the C# name of the dataset, or null if the text does not name it.</summary>
    /// <param name="expression">The query.</param>
    /// <param name="model">
    /// The semantic model that determines the declaration of a name. Without it the nearest declaration is used, which is faster and can
    /// be wrong: a pattern or an overload can be between them.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static string? FindDataset(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken) =>
        FindInExpression(expression, MaxDeclarations, model, cancellationToken);

    /// <summary>Whether a name can name a dataset. A file without such a name contains no query of a dataset.</summary>
    public static bool CanNameDataset(string name) => name == GeneratedNames.Datasets || name.EndsWith(GeneratedNames.QuerySuffix, StringComparison.Ordinal);

    /// <summary>Finds the expression that a chain of calls starts with.</summary>
    public static ExpressionSyntax GetStart(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => GetStart(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => GetStart(suppressed.Operand),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } when QueryMethods.AddsClause(call.Name.Identifier.ValueText) => GetStart(call.Expression),
        _ => expression,
    };

    private static string? FindInExpression(ExpressionSyntax expression, int declarationsLeft, SemanticModel? model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;

                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    expression = suppressed.Operand;
                    continue;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } when QueryMethods.AddsClause(call.Name.Identifier.ValueText):
                    expression = call.Expression;
                    continue;

                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } } call:
                    return FindByName(call.Expression, isCall: true, declarationsLeft, model, cancellationToken);

                case MemberAccessExpressionSyntax { Name: IdentifierNameSyntax dataset } access when IsDatasets(access.Expression, model, cancellationToken):
                    return dataset.Identifier.ValueText;

                case CastExpressionSyntax cast:
                    return FindInType(cast.Type);

                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: TypeSyntax type }:
                    return FindInType(type);

                case RefExpressionSyntax reference:
                    expression = reference.Expression;
                    continue;

                case QueryExpressionSyntax query when DatasetQueryExpression.FindSource(query) is { } source:
                    expression = source;
                    continue;

                case IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax }:
                    return FindByName(expression, isCall: false, declarationsLeft, model, cancellationToken);

                default:
                    // The choices have one type, so each that names a dataset names the same one.
                    return ExpressionBranches.FindChoices(expression)?
                        .Select(choice => FindInExpression(choice, declarationsLeft, model, cancellationToken))
                        .FirstOrDefault(dataset => dataset is not null);
            }
        }
    }

    private static string? FindByName(ExpressionSyntax expression, bool isCall, int declarationsLeft, SemanticModel? model, CancellationToken cancellationToken)
    {
        var name = GetSimpleName(expression);
        if (name is null || declarationsLeft == 0)
        {
            return null;
        }

        string? FindInEach(Declaration? declaration) => declaration is null ? null : FindInDeclaration(declaration, declarationsLeft - 1, model, cancellationToken);
        if (model is null)
        {
            var isMemberOfOther = expression is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax };
            return (isMemberOfOther ? null : FindInEach(Declaration.Find(name, isCall, onlyMembers: expression is not SimpleNameSyntax)))
                ?? FileDeclarations.Find(name, isCall, isMemberOfOther).Select(FindInEach).FirstOrDefault(dataset => dataset is not null);
        }

        var datasets = Declaration.FindAll(name, model, cancellationToken).Select(FindInEach).Distinct().ToList();
        return datasets.Count == 1 ? datasets[0] : null;
    }

    private static string? FindInDeclaration(Declaration declaration, int declarationsLeft, SemanticModel? model, CancellationToken cancellationToken) =>
        declaration.Type is not (null or { IsVar: true } or RefTypeSyntax { Type.IsVar: true }) ? FindInType(declaration.Type)
        : declaration.Value is { } value ? FindInExpression(value, declarationsLeft, model, cancellationToken)
        : null;

    /// <summary><c>DynamicsUsageQuery</c>, or the <c>Ordered</c> inside it.</summary>
    private static string? FindInType(TypeSyntax type)
    {
        if (type is RefTypeSyntax reference)
        {
            type = reference.Type;
        }

        if (type is NullableTypeSyntax nullable)
        {
            type = nullable.ElementType;
        }

        if (type is QualifiedNameSyntax { Right.Identifier.ValueText: GeneratedNames.OrderedQuery } ordered)
        {
            type = ordered.Left;
        }

        var name = type switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            _ => type as SimpleNameSyntax,
        };
        var text = name?.Identifier.ValueText ?? "";
        return name is IdentifierNameSyntax && text.Length > GeneratedNames.QuerySuffix.Length && text.EndsWith(GeneratedNames.QuerySuffix, StringComparison.Ordinal)
            ? text.Substring(0, text.Length - GeneratedNames.QuerySuffix.Length)
            : null;
    }

    private static SimpleNameSyntax? GetSimpleName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple,
        MemberAccessExpressionSyntax access => access.Name,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        _ => null,
    };

    /// <summary>Whether the expression is <c>Datasets</c> alone or after its namespace; after anything else it is another member.</summary>
    private static bool IsDatasets(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken) =>
        GetSimpleName(expression)?.Identifier.ValueText == GeneratedNames.Datasets
        && (expression is not MemberAccessExpressionSyntax access || IsNamespace(access.Expression, model, cancellationToken));

    /// <summary>
    /// A project chooses the namespace, and it can contain only generated types, so the compiler can be unaware of it. Without a model,
    /// a name is accepted that does not begin like the name of a variable.
    /// </summary>
    private static bool IsNamespace(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken) => model is null
        ? GetSimpleName(expression)?.Identifier.ValueText is { Length: > 0 } name && !char.IsLower(name[0])
        : model.GetSymbolInfo(expression, cancellationToken).Symbol is null or INamespaceSymbol;
}
