from django.urls import path

from . import deciding, passages, preview, queue, views

app_name = "translation_desk"
urlpatterns = [
    path("", queue.QueueView.as_view(), name="queue"),
    path("items/<int:pk>/take/", queue.take, name="take"),
    path("<int:pk>/", views.EditorView.as_view(), name="editor"),
    path("<int:pk>/preview/", preview.preview, name="preview"),
    path("<int:pk>/send-back/", deciding.SendBackView.as_view(), name="send_back"),
    path("<int:pk>/publish-with-gaps/", deciding.PublishWithGapsView.as_view(), name="publish_with_gaps"),
    path("<int:pk>/unlink/", deciding.UnlinkView.as_view(), name="unlink"),
    path("<int:pk>/link/", deciding.LinkView.as_view(), name="link"),
    path("<int:pk>/passages/<slug:digest>/", passages.save_passage, name="save_passage"),
    path("<int:pk>/passages/<slug:digest>/comments/", passages.comment_passage, name="comment_passage"),
    path("<int:pk>/passages/<slug:digest>/memory/", passages.memory_of_passage, name="memory_of_passage"),
]
