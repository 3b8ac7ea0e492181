using Insights.Typed.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Finds the code that a name refers to, if the project contains it and no other code can run instead.</summary>
internal static class VisibleCode
{
    /// <summary>Finds the body of a method, a constructor, a setter or the getter of a property or an indexer. Null if it is not in source, or can be overridden.</summary>
    public static IOperation? FindBody(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member.IsVirtual || member.IsAbstract || member is { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false } || member.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        SyntaxNode? body = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            MethodDeclarationSyntax method => (SyntaxNode?)method.ExpressionBody ?? method.Body,
            LocalFunctionStatementSyntax function => (SyntaxNode?)function.ExpressionBody ?? function.Body,
            ConstructorDeclarationSyntax constructor => constructor,
            ConversionOperatorDeclarationSyntax conversion => (SyntaxNode?)conversion.ExpressionBody ?? conversion.Body,
            OperatorDeclarationSyntax @operator => (SyntaxNode?)@operator.ExpressionBody ?? @operator.Body,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.ExpressionBody ?? accessor.Body,
            PropertyDeclarationSyntax { ExpressionBody: { } expression } => expression,
            IndexerDeclarationSyntax { ExpressionBody: { } expression } => expression,
            BasePropertyDeclarationSyntax property => FindGetter(property) is { } getter ? (SyntaxNode?)getter.ExpressionBody ?? getter.Body : null,
            _ => null,
        };
        return body is null ? null : FindOperation(body, model, cancellationToken);
    }

    /// <summary>Finds the same, with the initializers that a primary constructor runs.</summary>
    public static IReadOnlyList<IOperation>? FindBodies(ISymbol member, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindPrimaryDeclaration(member, cancellationToken) is not { } type)
        {
            return FindBody(member, model, cancellationToken) is { } body ? [body] : null;
        }

        return [.. type.Members
            .SelectMany(m => m switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Initializer),
                PropertyDeclarationSyntax property => [property.Initializer],
                _ => [],
            })
            .Concat<SyntaxNode?>(type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [])
            .Select(node => node is null ? null : FindOperation(node, model, cancellationToken))
            .OfType<IOperation>()];
    }

    /// <summary>Whether an object keeps the parameter of its primary constructor: as a property of a record, or because a member uses it.</summary>
    public static bool IsCaptured(IParameterSymbol parameter, SemanticModel model, CancellationToken cancellationToken) =>
        FindPrimaryDeclaration(parameter.ContainingSymbol, cancellationToken) is { } type
        && (type is RecordDeclarationSyntax || type.Members
            .SelectMany(m => m.DescendantNodes(node => node is not EqualsValueClauseSyntax))
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == parameter.Name
                && FindOperation(name, model, cancellationToken) is IParameterReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, parameter.OriginalDefinition)));

    private static TypeDeclarationSyntax? FindPrimaryDeclaration(ISymbol member, CancellationToken cancellationToken) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: { Length: 1 } references }
            ? references[0].GetSyntax(cancellationToken) as TypeDeclarationSyntax
            : null;

    /// <summary>Finds the only value of a variable, field or property. Null if it can be set again.</summary>
    public static IOperation? FindValue(IOperation reference, CancellationToken cancellationToken)
    {
        if (reference.SemanticModel is not { } model)
        {
            return null;
        }

        var value = reference switch
        {
            ILocalReferenceOperation { Syntax: IdentifierNameSyntax name } => SingleAssignment.FindValue(name, model, cancellationToken),
            IFieldReferenceOperation or IPropertyReferenceOperation => ReadOnlyMember.FindValue(((IMemberReferenceOperation)reference).Member, cancellationToken),
            _ => null,
        };
        return value is null ? null : FindOperation(value, model, cancellationToken);
    }

    private static AccessorDeclarationSyntax? FindGetter(BasePropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.FirstOrDefault(a => a.Keyword.ValueText == "get");

    private static IOperation? FindOperation(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node.SyntaxTree != model.SyntaxTree)
        {
            // An editor provides the source of referenced projects too.
            if (!model.Compilation.ContainsSyntaxTree(node.SyntaxTree))
            {
                return null;
            }

            // Only for a Select whose query or projection comes from another file: few enough to bind a part of that file.
#pragma warning disable RS1030
            model = model.Compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030
        }

        return model.GetOperation(node, cancellationToken);
    }
}
