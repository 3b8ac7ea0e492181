namespace Insights.Typed.Generator.Tests.UserCode.Mistakes;

/// <summary>A mistake of someone who knows LINQ, and what is reported.</summary>
/// <param name="Code">Statements of an asynchronous method, with what is reported between ⟦ and ⟧.</param>
/// <param name="Id">The rule, or the error of the compiler.</param>
/// <param name="Message">A part of the message.</param>
/// <param name="Fixed">The statements after the fix; null if the correction is not certain.</param>
/// <param name="More">The compiler's warning about the same mistake, which helps where a value is not a constant; usually null.</param>
internal sealed record Mistake(string Code, string Id, string Message, string? Fixed = null, string? More = null);
