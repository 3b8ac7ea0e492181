using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <content>The members that the row is passed to, and their code as far as it can be seen.</content>
internal sealed partial class RowFlow
{
    /// <summary>Follows the row into a member. Code that cannot be seen may read anything, but for that of collections.</summary>
    private void Enter(ISymbol member, IEnumerable<IParameterSymbol> parameters, bool isThis, bool isOfLambda)
    {
        var given = parameters.ToList();
        if (!isThis && given.Count == 0)
        {
            return;
        }

        isOfLambda |= code.IsOfLambda && member.ContainingType is { TypeKind: TypeKind.Interface };
        member = Implementation(member);
        if (CodeOf(member) is not { } entered)
        {
            IsIncomplete |= !IsOfCollections(member) && !IsGenerated(member);
            return;
        }

        AddAll(given);
        if (isThis)
        {
            Values.AddThis(entered);
            AddAll(ReceiversOf(entered));
        }

        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && given.Any(p => VisibleCode.IsCaptured(p, model, cancellationToken)))
        {
            Values.Add(constructor);
        }

        entered.IsOfLambda |= isOfLambda;
    }

    /// <summary>The parameter of an extension block (C# 14), as its members refer to it. The compiler's oldest version does not know it.</summary>
    private static IEnumerable<IParameterSymbol> ReceiversOf(FollowedCode entered) => entered.Operations
        .OfType<IParameterReferenceOperation>()
        .Select(reference => reference.Parameter)
        .Where(parameter => parameter.ContainingSymbol is INamedTypeSymbol);

    /// <summary>Members that the compiler or the generator writes are known: those of records, of anonymous types, and the columns.</summary>
    private bool IsGenerated(ISymbol member) => Values.IsOfRow(member) || member.IsImplicitlyDeclared || member is IPropertySymbol or IMethodSymbol { ContainingType.SpecialType: SpecialType.System_Object };

    private static bool IsOfCollections(ISymbol member) =>
        member.ContainingNamespace?.ToDisplayString() is { } name && (name == "System.Linq" || name.StartsWith("System.Collections", StringComparison.Ordinal))
        || member.ContainingType is { SpecialType: SpecialType.System_Array or SpecialType.System_Nullable_T } or { TypeKind: TypeKind.Delegate };

    /// <summary>The member of the record behind that of an interface.</summary>
    private ISymbol Implementation(ISymbol member) =>
        member.ContainingType is { TypeKind: TypeKind.Interface } ? rowType.FindImplementationForInterfaceMember(member) ?? member : member;

    private FollowedCode? CodeOf(ISymbol member)
    {
        member = ((member as IMethodSymbol)?.ReducedFrom ?? member).OriginalDefinition;
        if (!followed.TryGetValue(member, out var found))
        {
            followed[member] = found = VisibleCode.BodiesOf(member, model, cancellationToken) is { } bodies ? new FollowedCode(bodies, member, member) : null;
            if (found is not null)
            {
                codes.Add(found);
            }
        }

        return found;
    }
}
