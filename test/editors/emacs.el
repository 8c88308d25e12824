;; What a person does in Emacs: opens a faulty manifest, reads the findings and the hover, takes the first fix, saves.
(defun say (text) (princ (concat text "\n")))

(defun until-true (what holds)
  (let ((rest 1500))
    (while (and (not (funcall holds)) (> rest 0))
      (accept-process-output nil 0.02)
      (setq rest (1- rest)))
    (say (concat (if (> rest 0) "ok: " "not: ") what))
    (unless (> rest 0) (kill-emacs 1))))

(defun finding (code)
  (seq-find (lambda (each) (string-match-p code (flymake-diagnostic-text each))) (flymake-diagnostics)))

(find-file (getenv "MANIFEST"))
(run-hooks 'post-command-hook)
(until-true "connects to the server" (lambda () (eglot-current-server)))
(until-true "shows the findings"
            (lambda ()
              (flymake-start)
              (and (finding "will not be encrypted") (finding "cannot be published"))))
(let ((copy (finding "will not be encrypted")))
  (goto-char (flymake-diagnostic-beg copy))
  (say (format "   %d: %s" (line-number-at-pos) (car (split-string (flymake-diagnostic-text copy) "\n")))))

(let (known)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq known text)))
  (until-true "shows what is known in a hover" (lambda () known)))

(let ((fix (seq-find (lambda (each) (equal (plist-get each :kind) "quickfix")) (eglot-code-actions (point) (point)))))
  (say (concat "   " (plist-get fix :title)))
  (let ((eglot-confirm-server-initiated-edits nil)) (eglot--apply-workspace-edit (plist-get fix :edit))))
(until-true "applies the fix" (lambda () (save-excursion (goto-char (point-min)) (search-forward "key: none" nil t))))
(until-true "takes the finding away"
            (lambda ()
              (eglot--signal-textDocument/didChange)
              (flymake-start)
              (and (not (finding "will not be encrypted")) (finding "cannot be published"))))
(save-buffer)
(kill-emacs 0)
