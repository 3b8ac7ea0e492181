namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>Text that somebody else sees as it is written.</summary>
internal sealed class NotingWriter(Action<string>? note) : StringWriter
{
    public override void Write(string? value)
    {
        base.Write(value);
        note?.Invoke(value ?? "");
    }
}
