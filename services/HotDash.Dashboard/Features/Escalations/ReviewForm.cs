using HotDash.Dashboard.Features.Approvals;

namespace HotDash.Dashboard.Features.Escalations;

/// <summary>What the operator has entered. Its ids belong to this opening of the dialog: however often a button is pressed, it acts once.</summary>
public sealed class ReviewForm
{
    private const int MiddleGrade = 3;

    public Guid ReplyId { get; private set; } = Guid.NewGuid();

    public Guid NoteId { get; private set; } = Guid.NewGuid();

    public Guid ActionId { get; } = Guid.NewGuid();

    public string Reply { get; set; } = "";

    public string Note { get; set; } = "";

    public bool IsEditing { get; set; }

    public int Tone { get; set; } = MiddleGrade;

    public int Accuracy { get; set; } = MiddleGrade;

    public int Policy { get; set; } = MiddleGrade;

    public Grades Grades => new(Tone, Accuracy, Policy);

    public bool MaySend => !string.IsNullOrWhiteSpace(Reply);

    /// <summary>A text that was refused and is then changed is another proposal.</summary>
    public void ChangeReply(string text)
    {
        if (text != Reply)
        {
            Reply = text;
            ReplyId = Guid.NewGuid();
        }
    }

    public void ForgetNote()
    {
        Note = "";
        NoteId = Guid.NewGuid();
    }
}
